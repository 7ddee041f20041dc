import type { TimeTable } from '../series/gaps.ts';

/** The stretch of time that a plot shows, and how many columns of pixels it has for it. */
export interface PixelSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly columnCount: number;
}

/** What of a table is drawn. */
export interface DrawnTable extends TimeTable {
  /** Which rows of the whole table these are; absent where they are all of them. */
  readonly rows?: Int32Array;
}

type Column = TimeTable['columns'][number];

/** A table with fewer rows a column of pixels than this is drawn as it is. */
const FEWEST_ROWS_A_COLUMN = 2;

/**
 * A table with no more rows than its picture needs: in each column of pixels the first, the last, the least and the
 * greatest value of each series, and a null at either end where a gap reaches over the column's edge. A gap inside one
 * column is not to be seen and may go. Every value that is left is one of the table, at its own moment. Time and memory
 * grow with the rows, not with the pixels.
 *
 * U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl, M4: A Visualization-Oriented Time Series Data Aggregation, PVLDB 7(10),
 * 2014. Departures: the series have one time axis, so a row that one of them needs is there for all; what lies before or
 * after the span is one column on either side, so that the lines which cross its edges do; a series without any value
 * needs no row.
 */
export function drawnTable(table: TimeTable, span: PixelSpan): DrawnTable {
  const { timesMs, columns } = table;
  if (timesMs.length < span.columnCount * FEWEST_ROWS_A_COLUMN) return table;
  const rows = drawnRows(table, span);
  return { timesMs: pick(timesMs, rows), columns: columns.map((values) => pick(values, rows)), rows };
}

/** Ascending. */
function drawnRows({ timesMs, columns }: TimeTable, span: PixelSpan): Int32Array {
  const ends = columnEnds(timesMs, span);
  const isDrawn = new Uint8Array(timesMs.length);
  for (const values of columns) {
    if (!values.some((value) => typeof value === 'number')) continue;
    let from = 0;
    for (let at = 0; at < ends.length; at += 1) {
      const end = ends[at] ?? from;
      markColumn(values, from, end, isDrawn);
      from = end;
    }
  }
  const rows = new Int32Array(timesMs.length);
  let count = 0;
  for (let row = 0; row < isDrawn.length; row += 1) {
    if (isDrawn[row] === 1) rows[count++] = row;
  }
  return rows.slice(0, count);
}

function pick<T>(values: readonly T[], rows: Int32Array): T[] {
  const picked: T[] = [];
  for (let at = 0; at < rows.length; at += 1) picked.push(values[rows[at] ?? 0] as T);
  return picked;
}

/** For each column of pixels that has rows, the row after its last one. */
function columnEnds(timesMs: readonly number[], span: PixelSpan): Int32Array {
  const ends = new Int32Array(span.columnCount + 2);
  let count = 0;
  let column = pixelColumn(timesMs[0] ?? 0, span);
  for (let row = 1; row < timesMs.length; row += 1) {
    const next = pixelColumn(timesMs[row] ?? 0, span);
    if (next === column) continue;
    ends[count++] = row;
    column = next;
  }
  ends[count++] = timesMs.length;
  return ends.subarray(0, count);
}

/** The column of a moment, from 0; -1 before the span and `columnCount` after it. */
export function pixelColumn(timeMs: number, { fromMs, toMs, columnCount }: PixelSpan): number {
  if (timeMs < fromMs) return -1;
  if (timeMs > toMs) return columnCount;
  const share = (timeMs - fromMs) / Math.max(1, toMs - fromMs);
  return Math.min(columnCount - 1, Math.floor(share * columnCount));
}

function markColumn(values: Column, from: number, end: number, isDrawn: Uint8Array): void {
  let first = -1;
  let last = -1;
  let nullBefore = -1;
  let nullAfter = -1;
  let least = Number.POSITIVE_INFINITY;
  let leastRow = -1;
  let greatest = Number.NEGATIVE_INFINITY;
  let greatestRow = -1;
  for (let row = from; row < end; row += 1) {
    const value = values[row];
    if (value === undefined) continue;
    if (value === null) {
      nullAfter = row;
      if (first === -1) nullBefore = row;
      continue;
    }
    if (first === -1) first = row;
    last = row;
    nullAfter = -1;
    if (value < least) {
      least = value;
      leastRow = row;
    }
    if (value > greatest) {
      greatest = value;
      greatestRow = row;
    }
  }
  if (nullBefore !== -1) isDrawn[nullBefore] = 1;
  if (nullAfter !== -1) isDrawn[nullAfter] = 1;
  if (first === -1) return;
  for (const row of [first, last, leastRow, greatestRow]) isDrawn[row] = 1;
}
