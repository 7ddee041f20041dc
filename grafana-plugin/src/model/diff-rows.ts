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
  const wanted = filter.trim().toLowerCase();
  const shown =
    wanted === '' ? [...rows] : rows.filter(({ className }) => className.toLowerCase().includes(wanted));
  const { column, isDescending, userFirst } = order;
  const sign = isDescending ? -1 : 1;
  const isUser = new Map(userFirst ? shown.map((row) => [row, isUserClass(row.className)]) : []);
  const byColumn =
    column === 'className'
      ? (a: DiffRow, b: DiffRow) => compareNames(a, b) * sign
      : (a: DiffRow, b: DiffRow) => (a[column] - b[column]) * sign;
  return shown.sort(
    (a, b) =>
      Number(isUser.get(b) ?? false) - Number(isUser.get(a) ?? false) ||
      byColumn(a, b) ||
      b.retainedByAddedBytes - a.retainedByAddedBytes ||
      compareNames(a, b),
  );
}

/** By code unit: 50,000 names in a blink, where a collator takes a second. */
function compareNames(a: DiffRow, b: DiffRow): number {
  return a.className < b.className ? -1 : a.className > b.className ? 1 : 0;
}
