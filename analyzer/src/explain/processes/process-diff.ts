import { formatBytes, formatCount } from '../byte-text.ts';
import { listAddedNodes } from '../diff/added-nodes.ts';
import { byRetained, type ClassDiff, classDiff } from '../diff/class-diff.ts';
import type { Growth } from '../diff/growth.ts';
import { mapRetained } from '../diff/retained-map.ts';
import { buildDominatorTree, releaseDominatorTree, sumOutermost } from '../dominator-tree.ts';
import { countBaseline, findGrowthFindings } from '../findings/findings.ts';
import { type HeapSnapshot, totalSize } from '../heap-snapshot.ts';
import { formatSource } from '../names/source-text.ts';
import type { DiffOptions, SnapshotDiff } from '../snapshot-diff.ts';
import { findSuspects, type Suspect } from '../suspects/suspects.ts';
import { measureProcessGrowth, type ProcessGrowth } from './process-growth.ts';

/** Two runs of one program never agree to the byte: about 20 KiB of odd strings and code were measured. */
const MIN_BYTES = 32 * 1024;

/** A diff of two processes, with what the baseline has more of. */
export interface ProcessDiff extends SnapshotDiff {
  /** What the baseline holds more of, told by its own places; not worked out unless asked for. */
  findGone(): readonly Suspect[];
}

/**
 * Compares snapshots of two processes: rows are differences of counts and bytes, suspects say what is more than before.
 * Those that retain less than 32 KiB are left out, unless the options say another bound.
 */
export function diffProcesses(
  baseline: HeapSnapshot,
  current: HeapSnapshot,
  { minSuspectBytes = MIN_BYTES, withMap = false, withAddedNodes = false }: Omit<DiffOptions, 'between'> = {},
): ProcessDiff {
  const growth = measureProcessGrowth(baseline, current);
  const { more } = growth;
  const tree = buildDominatorTree(growth.current.graph, more.isAdded);
  const classes = classRows(growth.current, more, tree);
  const addedNodes = withAddedNodes && listAddedNodes(growth.current, more.isAdded, more.classes, classes);
  classes.sort(byRetained);
  const diff = {
    baseline: { nodes: baseline.nodeCount, bytes: totalSize(baseline) },
    current: { nodes: current.nodeCount, bytes: totalSize(current) },
    sameProcess: false,
    classes,
    suspects: findSuspects(growth.current, more, tree, minSuspectBytes).map((suspect) =>
      reword(suspect, 'more'),
    ),
    ...findGrowthFindings(countBaseline(baseline.graph.columns), undefined, current),
    findGone: () => findGone(growth, minSuspectBytes),
    ...(withMap ? { retainedMap: mapRetained(growth.current, tree, (node) => more.isAdded.has(node)) } : {}),
    ...(addedNodes ? { addedNodes } : {}),
  };
  releaseDominatorTree(growth.current.graph, tree);
  return diff;
}

function findGone({ baseline, less }: ProcessGrowth, minBytes: number): Suspect[] {
  const tree = buildDominatorTree(baseline.graph, less.isAdded);
  const suspects = findSuspects(baseline, less, tree, minBytes);
  releaseDominatorTree(baseline.graph, tree);
  return suspects.map((suspect) => reword(suspect, 'fewer'));
}

function classRows(
  current: HeapSnapshot,
  growth: Growth,
  tree: ReturnType<typeof buildDominatorTree>,
): ClassDiff[] {
  const retained = sumOutermost(current, tree, (node) => growth.isAdded.has(node));
  return growth.classes.map((row) =>
    // nodes without a partner prove growth only where the class has grown
    classDiff(row, row.addedCount > 0 || row.addedBytes > 0 ? retained : undefined),
  );
}

function reword(suspect: Suspect, word: 'more' | 'fewer'): Suspect {
  const { className, addedCount, retainedBytes, holders, source } = suspect;
  const verb = addedCount === 1 ? 'is' : 'are';
  const bytes = `${word === 'more' ? 'retaining' : 'which retained'} ${formatBytes(retainedBytes)}`;
  const held = holders === '' ? '' : `, held by ${holders}`;
  const place = source === undefined ? '' : `; written at ${formatSource(source)}`;
  const when = word === 'more' ? 'more than before' : 'fewer than before';
  return {
    ...suspect,
    sentence: `There ${verb} ${formatCount(addedCount)} ${className} ${when}, ${bytes}${held}${place}.`,
  };
}
