import type { WindowPoints } from './window-points.ts';
import { fitWithinLives } from './within-lives.ts';

/** A slope with its standard error, bytes an hour. */
export interface Slope {
  readonly slope: number;
  readonly error: number;
}

/** Points without which a half by time is not fitted. */
const LEAST_OF_HALF = 5;
/** Least points over the lives they are of: what is left for a slope and its error. */
const LEAST_FREEDOM = 2;

/**
 * The slopes of the first and the last half of each life in the window, by time; where a life has few points in either, by their
 * number, the middle one or two being of both.
 */
export function halfSlopes(
  points: WindowPoints,
  adjusted: Float64Array,
): { readonly earlier: Slope; readonly later: Slope } {
  const earlier: number[] = [];
  const later: number[] = [];
  for (let first = 0; first < points.count; ) {
    let end = first + 1;
    while (end < points.count && points.lives[end] === points.lives[first]) end += 1;
    const middle = ((points.hours[first] as number) + (points.hours[end - 1] as number)) / 2;
    let cut = first;
    while (cut < end && (points.hours[cut] as number) <= middle) cut += 1;
    const isSparse = Math.min(cut - first, end - cut) < LEAST_OF_HALF;
    const half = Math.floor((end - first) / 2) + 1;
    const [earlierEnd, laterFirst] = isSparse ? [first + half, end - half] : [cut, cut];
    for (let i = first; i < earlierEnd; i++) earlier.push(i);
    for (let i = laterFirst; i < end; i++) later.push(i);
    first = end;
  }
  return { earlier: slopeOf(earlier, points, adjusted), later: slopeOf(later, points, adjusted) };
}

function slopeOf(chosen: readonly number[], points: WindowPoints, adjusted: Float64Array): Slope {
  const column = (values: ArrayLike<number>) => Float64Array.from(chosen, (i) => values[i] as number);
  const lives = Int32Array.from(chosen, (i) => points.lives[i] as number);
  const series = { lives, lifeCount: points.lifeCount };
  const fit = fitWithinLives(series, column(points.hours), column(adjusted), undefined, LEAST_FREEDOM);
  return fit === undefined
    ? { slope: 0, error: Number.POSITIVE_INFINITY }
    : { slope: fit.slope, error: fit.slopeError };
}

/**
 * The later slope over the earlier one, with the benefit of the doubt: raised by `DOUBT` standard errors of their
 * difference. Infinity when the earlier half did not grow.
 */
export function laterShare(earlier: Slope, later: Slope, threshold: number): number {
  if (!(earlier.slope > 0)) return Number.POSITIVE_INFINITY;
  const error = Math.hypot(later.error, threshold * earlier.error);
  return (later.slope + DOUBT * error) / earlier.slope;
}

const DOUBT = 0.8;
