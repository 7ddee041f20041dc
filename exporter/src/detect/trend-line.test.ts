import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitTrendLine, MAX_POINTS } from './trend-line.ts';

/** The definition, written down without thought for cost. */
function naiveTrendLine(points: readonly (readonly [number, number])[]) {
  const middle = (numbers: number[]) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  };
  const slopes = points.flatMap(([t, y]) => points.filter(([u]) => u > t).map(([u, z]) => (z - y) / (u - t)));
  if (slopes.length === 0) return undefined;
  const slope = middle(slopes);
  const origin = Math.min(...points.map(([t]) => t));
  return { slope, intercept: middle(points.map(([t, y]) => y - slope * (t - origin))) };
}

const point = fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: -1_000_000, max: 1_000_000 }));

describe('fitTrendLine', () => {
  test('agrees with its naive twin on any points', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (points) => {
        const line = fitTrendLine(
          points.map(([t]) => t),
          points.map(([, y]) => y),
        );
        const twin = naiveTrendLine(points);
        expect(line === undefined).toBe(twin === undefined);
        if (line === undefined || twin === undefined) return;
        expect(line.slopePerMs).toBeCloseTo(twin.slope, 9);
        expect(line.intercept).toBeCloseTo(twin.intercept, 4);
      }),
    );
  });

  test('is exact on a line at epoch times, whatever the order of its points', () => {
    const start = 1_790_000_000_000;
    const times = Array.from({ length: 50 }, (_, i) => start + ((i * 37) % 50) * 15_000);
    const line = fitTrendLine(
      times,
      times.map((t) => 5e8 + 0.0125 * (t - start)),
    );
    expect(line?.slopePerMs).toBeCloseTo(0.0125, 12);
    expect(line?.originMs).toBe(start);
    expect(line?.valueAt(start + 60_000)).toBeCloseTo(5e8 + 750, 3);
  });

  test('a quarter of wild points does not move it', () => {
    const times = Array.from({ length: 100 }, (_, i) => i);
    const values = times.map((t) => (t % 4 === 3 ? 1e9 : 3 * t));
    const line = fitTrendLine(times, values);
    expect(line?.slopePerMs).toBeGreaterThan(2);
    expect(line?.slopePerMs).toBeLessThan(4.5e7 / 100);
    const flatWithSpikes = fitTrendLine(
      times,
      times.map((t) => (t % 10 === 0 ? 900 : 7)),
    );
    expect(flatWithSpikes?.slopePerMs).toBe(0);
    expect(flatWithSpikes?.intercept).toBe(7);
  });

  test('thins a long series to the same points each time, first and last kept', () => {
    const times = Array.from({ length: 20_000 }, (_, i) => i * 1000);
    const values = times.map((t) => 2 * t + ((t / 1000) % 7));
    const line = fitTrendLine(times, values);
    expect(line?.pointCount).toBe(MAX_POINTS);
    expect(line?.originMs).toBe(0);
    expect(line?.slopePerMs).toBeCloseTo(2, 5);
    expect(fitTrendLine(times, values)?.slopePerMs).toBe(line?.slopePerMs);
  });

  test('has no line without two distinct times', () => {
    expect(fitTrendLine([], [])).toBeUndefined();
    expect(fitTrendLine([1], [1])).toBeUndefined();
    expect(fitTrendLine([5, 5, 5], [1, 2, 3])).toBeUndefined();
    expect(fitTrendLine([1, 2, Number.NaN], [Number.NaN, 1, 5])).toBeUndefined();
  });

  test('refuses arrays of different length', () => {
    expect(() => fitTrendLine([1, 2], [1])).toThrow('2 times but 1 values');
  });
});
