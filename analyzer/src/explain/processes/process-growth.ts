import { BitSet } from '../../graph/bit-set.ts';
import { type ClassGrowth, type Growth, newRow } from '../diff/growth.ts';
import { type HeapSnapshot, renameObjects, totalSize } from '../heap-snapshot.ts';
import { matchClasses } from './class-match.ts';
import { matchNodes } from './node-match.ts';
import { pairEqualStrings } from './string-match.ts';

/** Two snapshots of two processes, made comparable, and what either has more of than the other. */
export interface ProcessGrowth {
  readonly baseline: HeapSnapshot;
  readonly current: HeapSnapshot;
  /** What the current one has more of. */
  readonly more: Growth;
  /** The same with the sides swapped: what the baseline has more of, class numbers being the baseline's. */
  readonly less: Growth;
}

/**
 * Compares snapshots of two processes, in which ids mean nothing. Classes are matched by name and place, nodes by where
 * the same names lead from the roots. A node without a partner counts as added; so does one of another size than its
 * partner, as a table that has grown. What the two have alike of a class cancels: a class has grown by the difference.
 */
export function measureProcessGrowth(baseline: HeapSnapshot, current: HeapSnapshot): ProcessGrowth {
  const known = new Set(current.shapes.map(({ name }) => name));
  const shapes = [...current.shapes, ...baseline.shapes.filter(({ name }) => !known.has(name))];
  const before = renameObjects(baseline, shapes);
  const after = renameObjects(current, shapes);
  const classMatch = matchClasses(before, after);
  const match = matchNodes(before, after, classMatch);
  const isAdded = new BitSet(after.nodeCount);
  const isRemoved = new BitSet(before.nodeCount).fill();
  const [beforeSizes, afterSizes] = [before.graph.columns.selfSizes, after.graph.columns.selfSizes];
  for (let node = 0; node < after.nodeCount; node++) {
    const other = match[node];
    if (other >= 0 && beforeSizes.at(other) === afterSizes.at(node)) isRemoved.delete(other);
    else isAdded.add(node);
  }
  pairEqualStrings(before, isRemoved, after, isAdded);
  const inverse = new Int32Array(after.classes.names.length).fill(-1);
  for (let number = 0; number < classMatch.length; number++) {
    if (classMatch[number] >= 0) inverse[classMatch[number]] = number;
  }
  return {
    baseline: before,
    current: after,
    more: oneSide(before, after, inverse, isRemoved, isAdded),
    less: oneSide(after, before, classMatch, isAdded, isRemoved),
  };
}

/** What `to` has more of than `from`; `fromClass` gives the class of `from` for each of `to`, or -1. */
function oneSide(
  from: HeapSnapshot,
  to: HeapSnapshot,
  fromClass: Int32Array,
  isRemoved: BitSet,
  isAdded: BitSet,
): Growth {
  const rows: ClassGrowth[] = to.classes.names.map((name, number) => newRow(name, number));
  const rowOf = new Int32Array(from.classes.names.length).fill(-1);
  for (let number = 0; number < fromClass.length; number++) {
    if (fromClass[number] >= 0) rowOf[fromClass[number]] = number;
  }
  for (let number = 0; number < rowOf.length; number++) {
    if (rowOf[number] < 0) rowOf[number] = rows.push(newRow(from.classes.names[number], -1)) - 1;
  }
  const rawAdded = sumBytes(to, isAdded, (classNumber) => classNumber, rows.length);
  const rawRemoved = sumBytes(from, isRemoved, (classNumber) => rowOf[classNumber], rows.length);
  for (let node = 0; node < to.nodeCount; node++) {
    if (to.selfSizes[node] === 0) continue;
    const row = rows[to.classes.classOf[node]];
    row.addedCount++;
    row.addedBytes += to.selfSizes[node];
  }
  for (let node = 0; node < from.nodeCount; node++) {
    if (from.selfSizes[node] === 0) continue;
    const row = rows[rowOf[from.classes.classOf[node]]];
    row.removedCount++;
    row.removedBytes += from.selfSizes[node];
  }
  for (const row of rows) cancel(row);
  const netShare = Float64Array.from(to.classes.names, (_, row) =>
    rawAdded[row] > 0 ? Math.max(0, rawAdded[row] - rawRemoved[row]) / rawAdded[row] : 0,
  );
  return {
    isAdded,
    classes: rows.filter((row) => row.addedCount + row.removedCount + row.addedBytes + row.removedBytes > 0),
    netShare,
    baselineBytes: totalSize(from),
    baselineNodes: from.nodeCount,
  };
}

/** V8's own sizes of the marked nodes, by row. */
function sumBytes(
  snapshot: HeapSnapshot,
  isMarked: BitSet,
  rowOf: (classNumber: number) => number,
  rowCount: number,
): Float64Array {
  const sums = new Float64Array(rowCount);
  const { selfSizes } = snapshot.graph.columns;
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (isMarked.has(node)) sums[rowOf(snapshot.classes.classOf[node])] += selfSizes.at(node);
  }
  return sums;
}

/** What both have cancels, and the difference remains. */
function cancel(row: ClassGrowth): void {
  const count = Math.min(row.addedCount, row.removedCount);
  const bytes = Math.min(row.addedBytes, row.removedBytes);
  row.addedCount -= count;
  row.removedCount -= count;
  row.addedBytes -= bytes;
  row.removedBytes -= bytes;
}
