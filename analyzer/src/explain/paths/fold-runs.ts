/** One pass over a run of steps that repeat. */
export interface Run {
  /** The first step, and how many steps make one pass. */
  readonly start: number;
  readonly period: number;
  /** Passes; 1 if nothing repeats. */
  readonly repeats: number;
}

/** Linked lists repeat one step, closure chains three, promise chains up to eight. */
const MAX_PERIOD = 8;
const MIN_REPEATS = 3;

/** Divides a series into runs of the same few keys, as long chains are made of, and single steps between them. */
export function foldRuns(keys: readonly unknown[]): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < keys.length; ) {
    const run = longestRun(keys, at);
    runs.push(run);
    at += run.period * run.repeats;
  }
  return runs;
}

function longestRun(keys: readonly unknown[], start: number): Run {
  for (let period = 1; period <= MAX_PERIOD; period++) {
    let end = start + period;
    while (end < keys.length && keys[end] === keys[end - period]) end++;
    const repeats = Math.floor((end - start) / period);
    if (repeats >= MIN_REPEATS) return { start, period, repeats };
  }
  return { start, period: 1, repeats: 1 };
}
