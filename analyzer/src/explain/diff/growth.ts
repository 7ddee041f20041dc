import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { classesThatGrew, classNodes, type LentClassedNodes } from './classed-nodes.ts';
import { indexNodes, type NodeIndex } from './node-index.ts';
import { isSameProcess } from './same-process.ts';

/** Counts and bytes of one class in both snapshots. `current` is the class number there, -1 if it is gone. */
export interface ClassGrowth {
  readonly name: string;
  readonly current: number;
  addedCount: number;
  removedCount: number;
  addedBytes: number;
  removedBytes: number;
  /** With snapshots in between: whether each had more nodes of the class than the one before. */
  grewEveryTime: boolean;
}

/** How the current snapshot differs from the baseline, node by node and class by class. */
export interface Growth {
  /**
   * 1 for nodes of the current snapshot that the baseline does not have and that the first snapshot in between, if there
   * is one, has already.
   */
  readonly isAdded: Uint8Array;
  readonly classes: readonly ClassGrowth[];
  /** By class of the current snapshot: the share, 0..1, of its added bytes that is not replacing removed ones. */
  readonly netShare: Float64Array;
  readonly baselineBytes: number;
  readonly baselineNodes: number;
}

/** Growth within one process. */
export interface IdGrowth extends Growth {
  /** Finds the baseline's nodes by V8's ids. */
  readonly baselineIndex: NodeIndex;
}

/**
 * Compares by V8's node ids. As in Chrome DevTools a node counts for a class if it has a size there: a node that
 * changed its class is removed from one and added to the other. Undefined if the snapshots are not all of one process:
 * then ids mean nothing, and {@link measureProcessGrowth} compares.
 *
 * `between` are snapshots of the time in between, in order. What was allocated up to the first of them and lives in
 * the current one has outlived a while: what is merely in use at the moment drops out.
 */
export function measureGrowth(
  baseline: SnapshotColumns,
  current: HeapSnapshot,
  between: readonly SnapshotColumns[] = [],
): IdGrowth | undefined {
  const { columns } = current.graph;
  const index = indexNodes(baseline.nodeIds);
  const indexes = between.map((other) => indexNodes(other.nodeIds));
  const isOne = (other: SnapshotColumns, otherIndex: NodeIndex): boolean =>
    isSameProcess(columns, other, otherIndex);
  if (!isOne(baseline, index) || !between.every((other, at) => isOne(other, indexes[at]))) return undefined;
  const outlived: NodeIndex | undefined = indexes[0];
  const classed = classNodes(baseline, current.shapes, current.graph.scratch);
  const { classes: before, selfSizes: beforeSizes } = classed;

  const rows: ClassGrowth[] = current.classes.names.map((name, number) => newRow(name, number));
  const rowByKey = new Map(current.classes.keys.map((key, number) => [key, number]));
  const rowOfBefore = before.keys.map((key, number) => {
    const known = rowByKey.get(key);
    return known ?? rows.push(newRow(before.names[number], -1)) - 1;
  });
  // V8's own sizes, not moved to owners: what a suspect's bytes are made of
  const rawAdded = new Float64Array(rows.length);
  const rawRemoved = new Float64Array(rows.length);

  const isAdded = new Uint8Array(current.nodeCount);
  const isKept = new Uint8Array(baseline.nodeCount);
  const isPresent = new Uint8Array(baseline.nodeCount);
  for (let node = 0; node < current.nodeCount; node++) {
    const row = current.classes.classOf[node];
    const other = index.find(columns.nodeIds[node]);
    if (other >= 0) isPresent[other] = 1;
    else if (outlived !== undefined && outlived.find(columns.nodeIds[node]) < 0) continue;
    else {
      isAdded[node] = 1;
      rawAdded[row] += columns.selfSizes.at(node);
    }
    if (current.selfSizes[node] === 0) continue;
    if (other >= 0 && beforeSizes[other] > 0 && rowOfBefore[before.classOf[other]] === row) {
      isKept[other] = 1;
    } else {
      rows[row].addedCount++;
      rows[row].addedBytes += current.selfSizes[node];
    }
  }
  let baselineBytes = 0;
  for (let node = 0; node < baseline.nodeCount; node++) {
    const row = rowOfBefore[before.classOf[node]];
    baselineBytes += beforeSizes[node];
    if (isPresent[node] === 0) rawRemoved[row] += baseline.selfSizes.at(node);
    if (beforeSizes[node] === 0 || isKept[node] === 1) continue;
    rows[row].removedCount++;
    rows[row].removedBytes += beforeSizes[node];
  }
  if (between.length > 0) {
    const series: LentClassedNodes[] = [classed];
    for (const other of between) series.push(classNodes(other, current.shapes, current.graph.scratch));
    for (const key of classesThatGrew([...series, current]))
      rows[rowByKey.get(key) as number].grewEveryTime = true;
    for (const other of series.slice(1)) other.release();
  }
  classed.release();
  const netShare = new Float64Array(current.classes.names.length);
  for (let row = 0; row < netShare.length; row++) {
    netShare[row] = rawAdded[row] > 0 ? Math.max(0, rawAdded[row] - rawRemoved[row]) / rawAdded[row] : 0;
  }
  return {
    isAdded,
    classes: rows.filter((row) => row.addedCount > 0 || row.removedCount > 0),
    netShare,
    baselineBytes,
    baselineNodes: baseline.nodeCount,
    baselineIndex: index,
  };
}

export function newRow(name: string, current: number): ClassGrowth {
  const grewEveryTime = false;
  return { name, current, addedCount: 0, removedCount: 0, addedBytes: 0, removedBytes: 0, grewEveryTime };
}
