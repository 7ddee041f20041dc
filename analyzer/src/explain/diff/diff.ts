import { buildGraph } from '../../graph/heap-graph.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { buildDominatorTree, releaseDominatorTree, sumOutermost } from '../dominator-tree.ts';
import { findGrowthFindings, type GrowthFindings } from '../findings/findings.ts';
import { type HeapSnapshot, nameSnapshot, totalSize } from '../heap-snapshot.ts';
import { createPathSearch } from '../paths/path-search.ts';
import { diffProcesses } from '../processes/process-diff.ts';
import { findSuspects, type Suspect } from '../suspects/suspects.ts';
import { byRetained, type ClassDiff, classDiff } from './class-diff.ts';
import { measureGrowth } from './growth.ts';
import { mapRetained, type RetainedMap } from './retained-map.ts';

/** Size of one side of a diff. */
export interface SnapshotTotals {
  readonly nodes: number;
  readonly bytes: number;
}

export interface SnapshotDiff extends GrowthFindings {
  readonly baseline: SnapshotTotals;
  readonly current: SnapshotTotals;
  /** False if node ids could not be compared: then rows are differences, and suspects say what is more than before. */
  readonly sameProcess: boolean;
  /** Largest retained growth first. */
  readonly classes: readonly ClassDiff[];
  /** The most likely culprits, first the likeliest. */
  readonly suspects: readonly Suspect[];
  /** Only with `withMap`. */
  readonly retainedMap?: RetainedMap;
}

export interface DiffOptions {
  /** Suspects that retain less are left out; 4 KiB unless given, between two processes 32 KiB. */
  readonly minSuspectBytes?: number | undefined;
  /**
   * Snapshots of the time in between, in order. Added then means: allocated between the baseline and the first of them,
   * and still alive in the current one.
   */
  readonly between?: readonly SnapshotColumns[];
  /** Where the added bytes are, as boxes within boxes; of two processes, where all of the current snapshot's are. */
  readonly withMap?: boolean;
}

/** Compares two snapshots: of the baseline only the columns are needed. */
export function diffSnapshots(
  baseline: SnapshotColumns,
  current: HeapSnapshot,
  options: DiffOptions = {},
): SnapshotDiff {
  const growth = measureGrowth(baseline, current, options.between);
  if (growth === undefined) {
    const { findGone: _, ...diff } = diffProcesses(nameSnapshot(buildGraph(baseline)), current, options);
    return diff;
  }
  const tree = buildDominatorTree(current.graph);
  const isAdded = (node: number): boolean => growth.isAdded[node] === 1;
  const retained = sumOutermost(current, tree, isAdded);
  const classes = growth.classes.map((row) => ({
    ...classDiff(row, retained),
    ...(options.between === undefined ? {} : { grewEveryTime: row.grewEveryTime }),
  }));
  const search = createPathSearch(current);
  classes.sort(byRetained);
  const diff = {
    baseline: { nodes: growth.baselineNodes, bytes: growth.baselineBytes },
    current: { nodes: current.nodeCount, bytes: totalSize(current) },
    sameProcess: true,
    classes,
    suspects: findSuspects(current, growth, tree, options.minSuspectBytes, search),
    ...findGrowthFindings(baseline, growth.baselineIndex, current, search),
    ...(options.withMap === true ? { retainedMap: mapRetained(current, tree, isAdded) } : {}),
  };
  // the snapshot may be compared again
  releaseDominatorTree(current.graph, tree);
  return diff;
}
