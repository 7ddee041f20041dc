import { BitSet } from '../../graph/bit-set.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import type { BaselineFacts } from '../baseline/baseline.ts';
import { classesThatGrew, classNodes } from '../baseline/classed-nodes.ts';
import type { NodeIndex } from '../baseline/node-index.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';

/** A snapshot, and its nodes by id. */
export interface IndexedColumns {
  readonly columns: SnapshotColumns;
  readonly index: NodeIndex;
}

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

/** Growth within one process. */
export interface IdGrowth extends Growth {
  /** Nodes of the current snapshot that the baseline does not have. */
  readonly isNew: BitSet;
}

/** How the current snapshot differs from the baseline, node by node and class by class. */
export interface Growth {
  /**
   * Nodes of the current snapshot that the baseline does not have and that the first snapshot in between, if there is
   * one, has already.
   */
  readonly isAdded: BitSet;
  readonly classes: readonly ClassGrowth[];
  /** By class of the current snapshot: the share, 0..1, of its added bytes that is not replacing removed ones. */
  readonly netShare: Float64Array;
  readonly baselineBytes: number;
  readonly baselineNodes: number;
}

/**
 * Compares by V8's node ids. As in Chrome DevTools a node counts for a class if it has a size there: a node that
 * changed its class is removed from one and added to the other.
 *
 * `between` are snapshots of the time in between, in order, with their nodes by id. What was allocated up to the first
 * of them and lives in the current one has outlived a while: what is merely in use at the moment drops out.
 */
export function measureGrowth(
  { nodes: baseline, classed, baselineNodes }: BaselineFacts,
  current: HeapSnapshot,
  between: readonly IndexedColumns[] = [],
): IdGrowth {
  const { columns } = current.graph;
  const outlived: NodeIndex | undefined = between[0]?.index;
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

  const isNew = new BitSet(current.nodeCount);
  const isAdded = outlived === undefined ? isNew : new BitSet(current.nodeCount);
  const isKept = new BitSet(baseline.nodeCount);
  const isPresent = new BitSet(baseline.nodeCount);
  for (let node = 0; node < current.nodeCount; node++) {
    const row = current.classes.classOf[node];
    const other = baselineNodes[node];
    if (other >= 0) isPresent.add(other);
    else {
      isNew.add(node);
      if (outlived !== undefined && outlived.find(columns.nodeIds[node]) < 0) continue;
      isAdded.add(node);
      rawAdded[row] += columns.selfSizes.at(node);
    }
    if (current.selfSizes[node] === 0) continue;
    if (other >= 0 && beforeSizes[other] > 0 && rowOfBefore[before.classOf[other]] === row) {
      isKept.add(other);
    } else {
      rows[row].addedCount++;
      rows[row].addedBytes += current.selfSizes[node];
    }
  }
  let baselineBytes = 0;
  for (let node = 0; node < baseline.nodeCount; node++) {
    baselineBytes += beforeSizes[node];
    if (isKept.has(node)) continue;
    const row = rowOfBefore[before.classOf[node]];
    if (!isPresent.has(node)) rawRemoved[row] += baseline.selfSizes.at(node);
    if (beforeSizes[node] === 0) continue;
    rows[row].removedCount++;
    rows[row].removedBytes += beforeSizes[node];
  }
  if (between.length > 0) {
    const { shapes, graph } = current;
    const later = between.map((other) => classNodes(other.columns, shapes, graph.scratch));
    for (const key of classesThatGrew([classed, ...later, current]))
      rows[rowByKey.get(key) as number].grewEveryTime = true;
    for (const other of later) other.release();
  }
  const netShare = new Float64Array(current.classes.names.length);
  for (let row = 0; row < netShare.length; row++) {
    netShare[row] = rawAdded[row] > 0 ? Math.max(0, rawAdded[row] - rawRemoved[row]) / rawAdded[row] : 0;
  }
  return {
    isAdded,
    isNew,
    classes: rows.filter((row) => row.addedCount > 0 || row.removedCount > 0),
    netShare,
    baselineBytes,
    baselineNodes: baseline.nodeCount,
  };
}

export function newRow(name: string, current: number): ClassGrowth {
  const grewEveryTime = false;
  return { name, current, addedCount: 0, removedCount: 0, addedBytes: 0, removedBytes: 0, grewEveryTime };
}
