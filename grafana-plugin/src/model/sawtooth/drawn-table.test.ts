import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TimeTable } from '../series/gaps.ts';
import { drawnTable, type PixelSpan, pixelColumn } from './drawn-table.ts';

type Value = number | null | undefined;

const SPAN: PixelSpan = { fromMs: 1_000, toMs: 2_000, columnCount: 10 };

/** What a plot of every row shows in one column of pixels. */
interface Column {
  readonly first: number;
  readonly last: number;
  readonly least: number;
  readonly greatest: number;
}

/** The slow twin: looks at every row of every column. */
function columnsOf(timesMs: readonly number[], values: readonly Value[]): Map<number, Column> {
  const byColumn = new Map<number, number[]>();
  for (const [row, time] of timesMs.entries()) {
    const value = values[row];
    if (typeof value !== 'number') continue;
    const column = pixelColumn(time, SPAN);
    byColumn.set(column, [...(byColumn.get(column) ?? []), value]);
  }
  return new Map(
    [...byColumn].map(([column, all]) => [
      column,
      { first: all[0] ?? 0, last: all.at(-1) ?? 0, least: Math.min(...all), greatest: Math.max(...all) },
    ]),
  );
}

/** Between which columns a line is drawn, and which of these ways are broken by a gap. */
function waysBetween(timesMs: readonly number[], values: readonly Value[]): string[] {
  const ways: string[] = [];
  let from: number | undefined;
  let isBroken = false;
  for (const [row, value] of values.entries()) {
    const column = pixelColumn(timesMs[row] ?? 0, SPAN);
    if (value === null) isBroken = true;
    if (typeof value !== 'number') continue;
    if (from !== undefined && from !== column) ways.push(`${from}${isBroken ? ' gap ' : '-'}${column}`);
    from = column;
    isBroken = false;
  }
  return ways;
}

const anyTable: fc.Arbitrary<TimeTable> = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 800, max: 2_200 }), { minLength: 20, maxLength: 300 }), fc.nat(3))
  .chain(([times, extra]) => {
    const values = fc.array(
      fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -50, max: 50 }) }, fc.constantFrom(null, undefined)),
      { minLength: times.length, maxLength: times.length },
    );
    return fc.record({
      timesMs: fc.constant(times.sort((a, b) => a - b)),
      columns: fc.array(values, { minLength: 1, maxLength: 1 + extra }),
    });
  });

describe('what is drawn of a table', () => {
  test('show in every column of pixels what all rows would', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const thin = drawnTable(table, SPAN);
        for (const [at, values] of table.columns.entries()) {
          expect(columnsOf(thin.timesMs, thin.columns[at] ?? [])).toEqual(columnsOf(table.timesMs, values));
        }
      }),
    );
  });

  test('break the lines where all rows would', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const thin = drawnTable(table, SPAN);
        for (const [at, values] of table.columns.entries()) {
          expect(waysBetween(thin.timesMs, thin.columns[at] ?? [])).toEqual(
            waysBetween(table.timesMs, values),
          );
        }
      }),
    );
  });

  test('is rows of the table, as they are', () => {
    fc.assert(
      fc.property(anyTable, ({ timesMs, columns }) => {
        const { rows = new Int32Array(), ...thin } = drawnTable({ timesMs, columns }, SPAN);
        expect([...rows].sort((a, b) => a - b)).toEqual([...rows]);
        expect(thin).toEqual({
          timesMs: [...rows].map((row) => timesMs[row]),
          columns: columns.map((values) => [...rows].map((row) => values[row])),
        });
      }),
    );
  });

  test('is at most six rows a column and series', () => {
    const timesMs = Array.from({ length: 100_000 }, (_, row) => 1_000 + row / 100);
    const values = timesMs.map((_, row) => (row % 5 === 0 ? null : Math.sin(row)));
    const { timesMs: drawn } = drawnTable({ timesMs, columns: [values] }, SPAN);
    expect(drawn.length).toBeLessThanOrEqual(6 * SPAN.columnCount);
  });

  test('has the peak and the drop of a tooth that is one sample wide', () => {
    const timesMs = Array.from({ length: 1_000 }, (_, row) => 1_000 + row);
    const values: number[] = timesMs.map(() => 5);
    [values[437], values[438]] = [90, 1];
    const { columns } = drawnTable({ timesMs, columns: [values] }, SPAN);
    expect(columns[0]).toContain(90);
    expect(columns[0]).toContain(1);
  });

  test('is all of it where that is little, so that a zoom is exact', () => {
    const table = { timesMs: [1_000, 1_500, 2_000], columns: [[1, 2, 3]] };
    expect(drawnTable(table, SPAN)).toBe(table);
  });

  test('is nothing of a series that has no value', () => {
    const timesMs = Array.from({ length: 100 }, (_, row) => 1_000 + row);
    const columns = [timesMs.map(() => null)];
    expect(drawnTable({ timesMs, columns }, SPAN).timesMs).toEqual([]);
  });
});
