/**
 * The robust line through a series: Theil–Sen. The slope is the median of the slopes of all pairs of points, the
 * intercept the median of what is left: up to 29 % of the points may be anything without moving the line far.
 *
 * H. Theil, A rank-invariant method of linear and polynomial regression analysis, 1950;
 * P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, 1968.
 *
 * Departures: pairs at the same time have no slope and are left out (as Sen does); a series of more than
 * `MAX_POINTS` is thinned evenly first, always to the same points, first and last among them, because the
 * pairs grow with the square.
 */
export interface TrendLine {
  /** Change of the value per millisecond. */
  readonly slopePerMs: number;
  /** The line's value at `originMs`. */
  readonly intercept: number;
  /** Time of the first point used. Counting from here keeps epoch times from eating the digits. */
  readonly originMs: number;
  /** How many points the line was fitted to, after thinning. */
  readonly pointCount: number;
  /** The line's value at a time. */
  readonly valueAt: (timeMs: number) => number;
}

/** 400 points have 79,800 pairs: about 10 ms of sorting, and a standard error 5 % above that of all points. */
export const MAX_POINTS = 400;

/**
 * Fits the line to points in any order. Points whose time or value is not finite are left out.
 * @returns undefined when fewer than two distinct times remain.
 * @throws RangeError when the two arrays differ in length.
 */
export function fitTrendLine(timesMs: ArrayLike<number>, values: ArrayLike<number>): TrendLine | undefined {
  if (timesMs.length !== values.length) {
    throw new RangeError(`${timesMs.length} times but ${values.length} values`);
  }
  const points = thin(finitePoints(timesMs, values), MAX_POINTS);
  const slopes = pairwiseSlopes(points);
  const first = points[0];
  if (first === undefined || slopes.length === 0) return undefined;

  const slopePerMs = median(slopes);
  const originMs = first.timeMs;
  const intercept = median(
    Float64Array.from(points, (point) => point.value - slopePerMs * (point.timeMs - originMs)),
  );
  return {
    slopePerMs,
    intercept,
    originMs,
    pointCount: points.length,
    valueAt: (timeMs) => intercept + slopePerMs * (timeMs - originMs),
  };
}

interface Point {
  readonly timeMs: number;
  readonly value: number;
}

function finitePoints(timesMs: ArrayLike<number>, values: ArrayLike<number>): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < timesMs.length; i++) {
    const timeMs = timesMs[i];
    const value = values[i];
    if (Number.isFinite(timeMs) && Number.isFinite(value)) {
      points.push({ timeMs: timeMs as number, value: value as number });
    }
  }
  return points.sort((a, b) => a.timeMs - b.timeMs);
}

function thin(points: readonly Point[], limit: number): readonly Point[] {
  if (points.length <= limit) return points;
  const step = (points.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, i) => points[Math.round(i * step)] as Point);
}

function pairwiseSlopes(points: readonly Point[]): Float64Array {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  points.forEach((from, i) => {
    for (let j = i + 1; j < points.length; j++) {
      const to = points[j] as Point;
      if (to.timeMs > from.timeMs) slopes[count++] = (to.value - from.value) / (to.timeMs - from.timeMs);
    }
  });
  return slopes.subarray(0, count);
}

/** Sorts its argument. The mean of the middle two when the count is even. */
function median(numbers: Float64Array): number {
  numbers.sort();
  const middle = numbers.length >> 1;
  const upper = numbers[middle] as number;
  return numbers.length % 2 === 1 ? upper : ((numbers[middle - 1] as number) + upper) / 2;
}
