import { Scratch } from '../graph/scratch.ts';
import { computeShallowSizes } from '../graph/shallow-sizes.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { nameClasses } from './class-names.ts';
import type { HeapSnapshot } from './heap-snapshot.ts';
import { indexNodes } from './node-index.ts';
import { listPlainObjects } from './object-shapes.ts';
import { isSameProcess } from './same-process.ts';
import { readSourceLocations } from './source-locations.ts';

/** Counts and bytes of one class in both snapshots. `current` is the class number there, -1 if it is gone. */
export interface ClassGrowth {
  readonly name: string;
  readonly current: number;
  addedCount: number;
  removedCount: number;
  addedBytes: number;
  removedBytes: number;
}

/** How the current snapshot differs from the baseline, node by node and class by class. */
export interface Growth {
  readonly sameProcess: boolean;
  /** 1 for nodes of the current snapshot that the baseline does not have. */
  readonly isAdded: Uint8Array;
  readonly classes: readonly ClassGrowth[];
  /** By class of the current snapshot: the share, 0..1, of its added bytes that is not replacing removed ones. */
  readonly netShare: Float64Array;
  readonly baselineBytes: number;
  readonly baselineNodes: number;
}

/**
 * Compares by V8's node ids. As in Chrome DevTools a node counts for a class if it has a size there: a node that
 * changed its class is removed from one and added to the other. Between two processes ids mean nothing: then a class
 * that has more nodes than before counts as grown by the difference.
 */
export function measureGrowth(baseline: SnapshotColumns, current: HeapSnapshot): Growth {
  const { columns } = current.graph;
  const before = nameClasses(
    baseline,
    readSourceLocations(baseline),
    listPlainObjects(baseline),
    current.shapes,
  );
  const beforeSizes = computeShallowSizes(baseline, new Scratch(baseline.nodeCount));
  const sameProcess = isSameProcess(baseline, columns, indexNodes(columns.nodeIds));
  const index = indexNodes(baseline.nodeIds);

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
    const other = sameProcess ? index.find(columns.nodeIds[node]) : -1;
    if (other < 0) {
      isAdded[node] = 1;
      rawAdded[row] += columns.selfSizes[node];
    } else {
      isPresent[other] = 1;
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
    if (isPresent[node] === 0) rawRemoved[row] += baseline.selfSizes[node];
    if (beforeSizes[node] === 0 || isKept[node] === 1) continue;
    rows[row].removedCount++;
    rows[row].removedBytes += beforeSizes[node];
  }
  if (!sameProcess) for (const row of rows) cancel(row);
  const netShare = new Float64Array(current.classes.names.length);
  for (let row = 0; row < netShare.length; row++) {
    netShare[row] = rawAdded[row] > 0 ? Math.max(0, rawAdded[row] - rawRemoved[row]) / rawAdded[row] : 0;
  }
  return {
    sameProcess,
    isAdded,
    classes: rows.filter((row) => row.addedCount > 0 || row.removedCount > 0),
    netShare,
    baselineBytes,
    baselineNodes: baseline.nodeCount,
  };
}

function newRow(name: string, current: number): ClassGrowth {
  return { name, current, addedCount: 0, removedCount: 0, addedBytes: 0, removedBytes: 0 };
}

/** Two processes: what both have cancels, and the difference remains. */
function cancel(row: ClassGrowth): void {
  const count = Math.min(row.addedCount, row.removedCount);
  const bytes = Math.min(row.addedBytes, row.removedBytes);
  row.addedCount -= count;
  row.removedCount -= count;
  row.addedBytes -= bytes;
  row.removedBytes -= bytes;
}
