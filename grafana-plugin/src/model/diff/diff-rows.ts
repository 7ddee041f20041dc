import type { ClassGrowth } from 'heapwatch/wire';
import { isUserClass } from './system-class.ts';

/** One class of a diff; bytes are shallow unless `retained`. */
export type DiffRow = ClassGrowth;

export type DiffColumn =
  | 'className'
  | 'addedCount'
  | 'removedCount'
  | 'deltaCount'
  | 'deltaBytes'
  | 'retainedByAddedBytes';

export interface DiffOrder {
  readonly column: DiffColumn;
  readonly isDescending: boolean;
  /** Classes of the program before those of V8 and the language, whatever the column. */
  readonly userFirst: boolean;
}

export const DEFAULT_ORDER: DiffOrder = {
  column: 'retainedByAddedBytes',
  isDescending: true,
  userFirst: true,
};

/** The order after a click on a column's head: numbers start with the largest, names with A. */
export function orderAfterClick(order: DiffOrder, column: DiffColumn): DiffOrder {
  const isDescending = order.column === column ? !order.isDescending : column !== 'className';
  return { ...order, column, isDescending };
}

/**
 * Rows whose class name contains the text (in any case), in order. Where rows are equal the one that retains more comes
 * first, then the name decides, so that no order depends on the one before.
 */
export function orderRows(rows: readonly DiffRow[], filter: string, order: DiffOrder): readonly DiffRow[] {
  return orderIndices(rows, filter, order).map((index) => rows[index] as DiffRow);
}

/** The same as places in `rows`. The ranks of names are worked out once for an array of rows. */
export function orderIndices(
  rows: readonly DiffRow[],
  filter: string,
  { column, isDescending, userFirst }: DiffOrder,
): readonly number[] {
  const wanted = filter.trim().toLowerCase();
  // Columns of numbers: comparing rows, and testing names while sorting, takes five times as long.
  const isUser = numbersOf(rows, ({ className }) => Number(userFirst && isUserClass(className)));
  const values = column === 'className' ? nameRanks(rows) : numbersOf(rows, (row) => row[column]);
  const retained = numbersOf(rows, ({ retainedByAddedBytes }) => retainedByAddedBytes);
  const sign = isDescending ? -1 : 1;
  const less = (numbers: Float64Array, a: number, b: number) => (numbers[a] ?? 0) - (numbers[b] ?? 0);
  return indicesOf(rows, wanted).sort(
    (a, b) =>
      less(isUser, b, a) ||
      less(values, a, b) * sign ||
      less(retained, b, a) ||
      compareNames(rows[a] as DiffRow, rows[b] as DiffRow),
  );
}

/** By code unit: 50,000 names in a blink, where a collator takes a second. */
function compareNames(a: DiffRow, b: DiffRow): number {
  return a.className < b.className ? -1 : a.className > b.className ? 1 : 0;
}

function numbersOf(rows: readonly DiffRow[], read: (row: DiffRow) => number): Float64Array {
  const numbers = new Float64Array(rows.length);
  for (const [at, row] of rows.entries()) numbers[at] = read(row);
  return numbers;
}

function indicesOf(rows: readonly DiffRow[], wanted: string): number[] {
  const indices: number[] = [];
  for (const [index, { className }] of rows.entries()) {
    if (wanted === '' || className.toLowerCase().includes(wanted)) indices.push(index);
  }
  return indices;
}

const knownRanks = new WeakMap<readonly DiffRow[], Float64Array>();

/** The place of each row's name among all names; equal names have one. */
function nameRanks(rows: readonly DiffRow[]): Float64Array {
  const known = knownRanks.get(rows);
  if (known !== undefined) return known;
  const names = new Set(rows.map(({ className }) => className));
  const rankOf = new Map([...names].sort().map((name, rank) => [name, rank]));
  const ranks = numbersOf(rows, ({ className }) => rankOf.get(className) ?? 0);
  knownRanks.set(rows, ranks);
  return ranks;
}
