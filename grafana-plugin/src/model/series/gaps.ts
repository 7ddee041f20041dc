/** Columns over one time axis; `null` draws a gap, `undefined` has no value here but draws none. */
export interface TimeTable {
  readonly timesMs: readonly number[];
  readonly columns: readonly (readonly (number | null | undefined)[])[];
}

/** A step this much longer than the query's own is a missing scrape. */
const GAP_FACTOR = 1.5;

/**
 * Puts one row of nulls into every stretch in which samples are missing, so that no line is drawn across it.
 * Without a known interval the smallest step of the table stands for it.
 */
export function markGaps(table: TimeTable, intervalMs: number | undefined): TimeTable {
  const { timesMs, columns } = table;
  const stepMs = intervalMs ?? smallestStep(timesMs);
  const gapsAfter = timesMs.flatMap((time, row) => {
    const next = timesMs[row + 1];
    return next !== undefined && next - time > stepMs * GAP_FACTOR ? [row] : [];
  });
  if (gapsAfter.length === 0) return table;
  return {
    timesMs: withRows(timesMs, gapsAfter, (row) => (timesMs[row] ?? 0) + stepMs),
    columns: columns.map((column) => withRows<number | null | undefined>(column, gapsAfter, () => null)),
  };
}

function smallestStep(timesMs: readonly number[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let row = 1; row < timesMs.length; row += 1) {
    smallest = Math.min(smallest, (timesMs[row] ?? 0) - (timesMs[row - 1] ?? 0));
  }
  return smallest;
}

function withRows<T>(
  column: readonly T[],
  afterRows: readonly number[],
  valueAfter: (row: number) => T,
): T[] {
  const result: T[] = [];
  let from = 0;
  for (const row of afterRows) {
    for (let index = from; index <= row; index += 1) result.push(column[index] as T);
    result.push(valueAfter(row));
    from = row + 1;
  }
  for (let index = from; index < column.length; index += 1) result.push(column[index] as T);
  return result;
}
