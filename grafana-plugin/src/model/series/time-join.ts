import type { TimeTable } from './gaps.ts';

type Value = number | null | undefined;

/** Values over moments of their own. */
export interface TimeSeries {
  readonly timesMs: readonly number[];
  readonly values: readonly Value[];
}

/**
 * Series on one ascending time axis; where one has no sample it is `undefined`. Of samples of one moment the last counts.
 * Series that have the same moments anyway, as the answers to queries of one step do, are handed back uncopied.
 */
export function joinByTime(series: readonly TimeSeries[]): TimeTable {
  const sorted = series.map(inOrder);
  const [first] = sorted;
  if (first === undefined) return { timesMs: [], columns: [] };
  if (sorted.every(({ timesMs }) => areEqual(timesMs, first.timesMs))) {
    return { timesMs: first.timesMs, columns: sorted.map(({ values }) => values) };
  }
  return merge(sorted);
}

/** One step of the axis at a time: the earliest moment that any series has next. */
function merge(series: readonly TimeSeries[]): TimeTable {
  const timesMs: number[] = [];
  const columns: Value[][] = series.map(() => []);
  const next = new Int32Array(series.length);
  for (;;) {
    let earliest = Number.POSITIVE_INFINITY;
    for (const [at, one] of series.entries()) {
      earliest = Math.min(earliest, one.timesMs[next[at] ?? 0] ?? Number.POSITIVE_INFINITY);
    }
    if (earliest === Number.POSITIVE_INFINITY) return { timesMs, columns };
    timesMs.push(earliest);
    for (const [at, one] of series.entries()) {
      const row = next[at] ?? 0;
      const isHere = one.timesMs[row] === earliest;
      columns[at]?.push(isHere ? one.values[row] : undefined);
      if (isHere) next[at] = row + 1;
    }
  }
}

function inOrder(series: TimeSeries): TimeSeries {
  const { timesMs, values } = series;
  if (isAscending(timesMs)) return series;
  const byTime = new Map(timesMs.map((time, row) => [time, values[row]]));
  const times = [...byTime.keys()].sort((a, b) => a - b);
  return { timesMs: times, values: times.map((time) => byTime.get(time)) };
}

function isAscending(timesMs: readonly number[]): boolean {
  for (let row = 1; row < timesMs.length; row += 1) {
    if ((timesMs[row] ?? 0) <= (timesMs[row - 1] ?? 0)) return false;
  }
  return true;
}

function areEqual(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let row = 0; row < a.length; row += 1) {
    if (a[row] !== b[row]) return false;
  }
  return true;
}
