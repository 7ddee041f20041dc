import type { WindowPoints } from './window-points.ts';
import { fitWithinLives } from './within-lives.ts';

/** A slope with its standard error, bytes an hour. */
export interface Slope {
  readonly slope: number;
  readonly error: number;
}

/** The slopes of the first and the last half of each life in the window. */
export function halfSlopes(
  points: WindowPoints,
  adjusted: Float64Array,
): { readonly earlier: Slope; readonly later: Slope } {
  const middles = lifeMiddles(points);
  const slopeOf = (isLater: boolean): Slope => {
    const chosen: number[] = [];
    points.hours.forEach((at, i) => {
      if (at > (middles[points.lives[i] as number] as number) === isLater) chosen.push(i);
    });
    const column = (values: ArrayLike<number>) => Float64Array.from(chosen, (i) => values[i] as number);
    const lives = Int32Array.from(chosen, (i) => points.lives[i] as number);
    const fit = fitWithinLives(
      { lives, lifeCount: points.lifeCount },
      column(points.hours),
      column(adjusted),
    );
    return fit === undefined
      ? { slope: 0, error: Number.POSITIVE_INFINITY }
      : { slope: fit.slope, error: fit.slopeError };
  };
  return { earlier: slopeOf(false), later: slopeOf(true) };
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

function lifeMiddles({ hours, lives }: WindowPoints): number[] {
  const ends: [number, number][] = [];
  lives.forEach((life, i) => {
    const at = hours[i] as number;
    const own = ends[life];
    if (own === undefined) ends[life] = [at, at];
    else own[1] = at;
  });
  return ends.map(([first, last]) => (first + last) / 2);
}
