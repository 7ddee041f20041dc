import { gzipSync } from 'node:zlib';
import { diffBaseline, diffSnapshots } from '../../explain/diff.ts';
import type { HeapSnapshot } from '../../explain/heap-snapshot.ts';
import type { SnapshotDiff } from '../../explain/snapshot-diff.ts';
import { FileError } from '../../open/file-error.ts';
import { loadBaseline } from '../../open/load-baseline.ts';
import { loadColumns, loadSnapshot } from '../../open/load-snapshot.ts';
import { isGzipFile } from '../../open/read-bytes.ts';
import { SnapshotError } from '../../parse/snapshot-error.ts';
import type { ColumnSource } from '../../store/column-file/column-file-header.ts';
import { type SectionContent, writeColumnFile } from '../../store/column-file/write-column-file.ts';
import { indexColumns, jsonSection } from '../../store/snapshot-index/index-columns.ts';
import { diffAnswers } from '../answers/diff-answer.ts';
import { statisticsAnswer, summaryAnswer } from '../answers/summary-answer.ts';
import {
  type AnalysisTask,
  DIFF,
  MAP,
  STATISTICS,
  SUMMARY,
  SUSPECTS,
  type TaskFailure,
  type TaskFile,
  type TaskMessage,
  type TaskSnapshot,
} from './analysis-task.ts';
import { boundedSource, TooLargeError } from './bounded-source.ts';
import { TaskProgress } from './task-progress.ts';

/** Does the task, in a thread of its own: loads, compares, and writes the files. Never throws. */
export async function runTask(task: AnalysisTask, tell: (message: TaskMessage) => void): Promise<void> {
  const progress = new TaskProgress(task.snapshots.length, tell, () => performance.now());
  try {
    const last = task.snapshots[task.snapshots.length - 1];
    const current = await loadSnapshot(await open(task, last, progress), { onProgress: progress.onLoad });
    progress.endLoad();
    if (task.diff !== undefined) writeDiff(task, task.diff, await compare(task, current, progress));
    progress.enter('writing');
    if (task.index !== undefined) writeIndex(task, task.index, last, current);
    tell({ kind: 'done' });
  } catch (error) {
    tell({ kind: 'failed', failure: describeFailure(error) });
  }
}

function open({ maxSnapshotBytes }: AnalysisTask, { path }: TaskSnapshot, progress: TaskProgress) {
  return boundedSource(path, maxSnapshotBytes, progress.onLoad);
}

async function compare(
  task: AnalysisTask,
  current: HeapSnapshot,
  progress: TaskProgress,
): Promise<SnapshotDiff> {
  const options = { withMap: true, withAddedNodes: true };
  const [first, ...later] = task.snapshots;
  const onProgress = progress.onLoad;
  if (later.length === 1 && !(await isGzipFile(first.path))) {
    const baseline = await loadBaseline(first.path, current, { onProgress });
    progress.enter('comparing');
    return baseline.facts === undefined
      ? diffSnapshots(baseline.columns, current, options)
      : diffBaseline(baseline.facts, current, options);
  }
  const between = [];
  for (const snapshot of later.slice(0, -1)) {
    between.push(await loadColumns(await open(task, snapshot, progress), { onProgress }));
    progress.endLoad();
  }
  const baseline = await loadColumns(await open(task, first, progress), { onProgress });
  progress.enter('comparing');
  return diffSnapshots(baseline, current, { ...options, between });
}

function writeDiff({ release, snapshots }: AnalysisTask, file: TaskFile, compared: SnapshotDiff): void {
  const { diff, suspects, map, added } = diffAnswers(
    snapshots.map(({ side }) => side),
    compared,
  );
  writeColumnFile(file.path, file.partialPath, {
    release,
    sources: snapshots.map(sourceOf),
    sections: new Map<string, NodeJS.TypedArray>([
      [DIFF, packed(diff)],
      [SUSPECTS, packed(suspects)],
      [MAP, packed(map)],
      ['addedClasses', jsonSection(added.classes)],
      ['addedFirst', added.first],
      ['addedNodes', added.nodes],
    ]),
  });
}

function writeIndex(
  { release }: AnalysisTask,
  file: TaskFile,
  of: TaskSnapshot,
  snapshot: HeapSnapshot,
): void {
  const summary = summaryAnswer(of.side.id, snapshot);
  writeColumnFile(file.path, file.partialPath, {
    release,
    sources: [sourceOf(of)],
    facts: { nodes: snapshot.nodeCount, heapBytes: summary.bytes },
    sections: new Map<string, SectionContent>([
      [SUMMARY, packed(summary)],
      [STATISTICS, packed(statisticsAnswer(of.side.id, snapshot))],
      ...indexColumns(snapshot),
    ]),
  });
}

function sourceOf({ side, fingerprint }: TaskSnapshot): ColumnSource {
  return { id: side.id, fingerprint };
}

function packed(answer: unknown): Buffer {
  return gzipSync(jsonSection(answer));
}

/** A damaged file's own text may be quoted in an error's message: of that only where the fault is goes out. */
function describeFailure(error: unknown): TaskFailure {
  if (error instanceof SnapshotError) {
    const { section, record, byteOffset } = error.place;
    const place = [
      ...(section === undefined ? [] : [`in a section of the file`]),
      ...(record === undefined ? [] : [`record ${record}`]),
      ...(byteOffset === undefined ? [] : [`at byte ${byteOffset}`]),
    ].join(', ');
    return {
      code: 'snapshot_damaged',
      detail: `the file is no whole heap snapshot: ${error.code}${place === '' ? '' : ` (${place})`}`,
    };
  }
  if (error instanceof FileError) return { code: 'snapshot_unreadable', detail: `the file ${error.message}` };
  if (error instanceof TooLargeError)
    return { code: 'analysis_too_large', detail: `the file ${error.message}` };
  if (error instanceof RangeError) {
    return { code: 'analysis_too_large', detail: `there is not enough memory for it: ${error.message}` };
  }
  return {
    code: 'analysis_failed',
    detail: 'the analysis broke off: the service has said why on stderr',
    stack: error instanceof Error && error.stack !== undefined ? error.stack : String(error),
  };
}
