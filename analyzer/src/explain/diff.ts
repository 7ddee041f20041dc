import { buildGraph } from '../graph/heap-graph.ts';
import { allEdges, type SnapshotColumns } from '../parse/snapshot-columns.ts';
import { Baseline, type BaselineFacts } from './baseline/baseline.ts';
import { indexNodes } from './baseline/node-index.ts';
import { isSameProcess } from './baseline/same-process.ts';
import { listAddedNodes } from './diff/added-nodes.ts';
import { byRetained, classDiff } from './diff/class-diff.ts';
import { type IndexedColumns, measureGrowth } from './diff/growth.ts';
import { mapRetained } from './diff/retained-map.ts';
import { buildDominatorTree, releaseDominatorTree, sumOutermost } from './dominator-tree.ts';
import { findGrowthFindings } from './findings/findings.ts';
import { type HeapSnapshot, nameSnapshot, totalSize } from './heap-snapshot.ts';
import { createPathSearch } from './paths/path-search.ts';
import { diffProcesses } from './processes/process-diff.ts';
import type { DiffOptions, SnapshotDiff } from './snapshot-diff.ts';
import { findSuspects } from './suspects/suspects.ts';

/** Compares two snapshots: of the baseline only the columns are needed. */
export function diffSnapshots(
  baseline: SnapshotColumns,
  current: HeapSnapshot,
  options: DiffOptions = {},
): SnapshotDiff {
  const known = Baseline.of(baseline, current);
  const between = (options.between ?? []).map((columns) => ({ columns, index: indexNodes(columns.nodeIds) }));
  const areOne = between.every(({ columns, index }) => isSameProcess(current.graph.columns, columns, index));
  if (known === undefined || !areOne) {
    known?.finish().release();
    const { findGone: _, ...diff } = diffProcesses(nameSnapshot(buildGraph(baseline)), current, options);
    return diff;
  }
  known.take(allEdges(baseline));
  return diffBaseline(known.finish(), current, options, between);
}

/** Compares two snapshots of one process. The facts of the baseline are released. */
export function diffBaseline(
  baseline: BaselineFacts,
  current: HeapSnapshot,
  { minSuspectBytes, withMap = false, withAddedNodes = false }: Omit<DiffOptions, 'between'>,
  between: readonly IndexedColumns[] = [],
): SnapshotDiff {
  const growth = measureGrowth(baseline, current, between);
  const { counts, grownCollections } = baseline;
  baseline.release();
  const tree = buildDominatorTree(current.graph, growth.isAdded);
  const isAdded = (node: number): boolean => growth.isAdded.has(node);
  const retained = sumOutermost(current, tree, isAdded);
  const classes = growth.classes.map((row) => ({
    ...classDiff(row, retained),
    ...(between.length === 0 ? {} : { grewEveryTime: row.grewEveryTime }),
  }));
  const addedNodes = withAddedNodes && listAddedNodes(current, growth.isAdded, growth.classes, classes);
  classes.sort(byRetained);
  const search = createPathSearch(current);
  const diff = {
    baseline: { nodes: growth.baselineNodes, bytes: growth.baselineBytes },
    current: { nodes: current.nodeCount, bytes: totalSize(current) },
    sameProcess: true,
    classes,
    suspects: findSuspects(current, growth, tree, minSuspectBytes, search),
    ...findGrowthFindings(counts, { grownCollections, isNew: growth.isNew }, current, search),
    ...(withMap ? { retainedMap: mapRetained(current, tree, isAdded) } : {}),
    ...(addedNodes ? { addedNodes } : {}),
  };
  // the snapshot may be compared again
  releaseDominatorTree(current.graph, tree);
  return diff;
}
