import { indexNodes } from '../../explain/baseline/node-index.ts';
import { isSameProcess } from '../../explain/baseline/same-process.ts';
import { diffBaseline, diffSnapshots } from '../../explain/diff.ts';
import { type HeapSnapshot, nameSnapshot } from '../../explain/heap-snapshot.ts';
import { type FixVerdict, judgeFix, judgeGrowth, judgeGrowths } from '../../explain/processes/fix-verdict.ts';
import { diffProcesses } from '../../explain/processes/process-diff.ts';
import type { DiffOptions, SnapshotDiff } from '../../explain/snapshot-diff.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import { loadBaseline } from '../../open/load-baseline.ts';
import { loadColumns, loadSnapshot } from '../../open/load-snapshot.ts';
import type { SourceMaps } from '../../open/source-maps.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import type { ComparedFiles } from '../../report/compared-files.ts';
import { InputError } from '../input-error.ts';
import { readSnapshot } from './read-snapshot.ts';

interface CompareOptions extends Pick<DiffOptions, 'withMap'> {
  readonly sourceMaps?: SourceMaps | undefined;
}

/** Compares two files, or three and more as a series. */
export async function compareFiles(
  paths: readonly string[],
  options: CompareOptions,
): Promise<ComparedFiles> {
  const current = await readMapped(paths[paths.length - 1], options);
  if (paths.length > 2) return withFiles(paths, await compareSeries(paths, current, options));
  const baseline = await readSnapshot(paths[0], (path, load) => loadBaseline(path, current, load));
  const diff =
    baseline.facts === undefined
      ? compareProcesses(baseline.columns, current, options)
      : diffBaseline(baseline.facts, current, options);
  return withFiles(paths, diff);
}

async function compareSeries(
  paths: readonly string[],
  current: HeapSnapshot,
  options: CompareOptions,
): Promise<SnapshotDiff> {
  const between: SnapshotColumns[] = [];
  for (const path of paths.slice(1, -1)) between.push(await readSnapshot(path, loadColumns));
  const baseline = await readSnapshot(paths[0], loadColumns);
  if (!isOneProcess(baseline, current)) return compareProcesses(baseline, current, options);
  return diffSnapshots(baseline, current, { ...options, between });
}

function compareProcesses(
  columns: SnapshotColumns,
  current: HeapSnapshot,
  options: CompareOptions,
): SnapshotDiff {
  const { findGone: _, ...diff } = diffProcesses(nameMapped(columns, options), current, options);
  return diff;
}

/**
 * Compares files before and after a fix: two of two processes, one of each; four, an early and a late one of each; or
 * any number of one process, which must not grow.
 */
export async function compareFix(
  paths: readonly string[],
  options: CompareOptions,
): Promise<ComparedFiles & { readonly fixed: FixVerdict }> {
  const last = paths[paths.length - 1];
  const current = await readMapped(last, options);
  const first = await readSnapshot(paths[0], loadColumns);
  if (isOneProcess(first, current)) {
    const diff = await compareFiles(paths, options);
    if (!diff.sameProcess) throw new InputError(`${paths[0]} and ${last} are of one process, others are not`);
    return { ...diff, fixed: judgeGrowth(diff) };
  }
  if (paths.length === 2) {
    const { findGone, ...diff } = diffProcesses(nameMapped(first, options), current, options);
    return { ...withFiles(paths, diff), fixed: judgeFix({ ...diff, findGone }) };
  }
  if (paths.length !== 4) {
    throw new InputError(
      `--expect-fixed takes two files (before the fix, after it) or four (an early and a late one of each), not ${paths.length}`,
    );
  }
  const before = await compareFiles(paths.slice(0, 2), { sourceMaps: options.sourceMaps });
  const after = await compareFiles(paths.slice(2), options);
  for (const { sameProcess, baseline, current: late } of [before, after]) {
    if (sameProcess) continue;
    throw new InputError(
      `${baseline.file} and ${late.file} are not of one process: of four files the first two are of the program before the fix, the last two of the one after it`,
    );
  }
  const { baseline, current: late } = before;
  return { ...after, beforeFix: { baseline, current: late }, fixed: judgeGrowths(before, after) };
}

async function readMapped(path: string, { sourceMaps }: CompareOptions): Promise<HeapSnapshot> {
  const snapshot = await readSnapshot(path, loadSnapshot);
  return sourceMaps?.map(snapshot) ?? snapshot;
}

function nameMapped(columns: SnapshotColumns, { sourceMaps }: CompareOptions): HeapSnapshot {
  const snapshot = nameSnapshot(buildGraph(columns));
  return sourceMaps?.map(snapshot) ?? snapshot;
}

function isOneProcess(baseline: SnapshotColumns, current: HeapSnapshot): boolean {
  return isSameProcess(current.graph.columns, baseline, indexNodes(baseline.nodeIds));
}

function withFiles(paths: readonly string[], diff: ReturnType<typeof diffSnapshots>): ComparedFiles {
  return {
    ...diff,
    baseline: { file: paths[0], ...diff.baseline },
    ...(paths.length === 2 ? {} : { between: paths.slice(1, -1) }),
    current: { file: paths[paths.length - 1], ...diff.current },
  };
}
