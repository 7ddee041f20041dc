import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinByTime, type TimeSeries } from './time-join.ts';

test('series of the same moments are not copied', () => {
  const [a, b] = [
    { timesMs: [0, 10], values: [1, 2] },
    { timesMs: [0, 10], values: [3, null] },
  ];
  const joined = joinByTime([a, b]);
  expect(joined).toEqual({
    timesMs: [0, 10],
    columns: [
      [1, 2],
      [3, null],
    ],
  });
  expect(joined.columns[1]).toBe(b.values);
});

test('nothing joins to nothing', () => {
  expect(joinByTime([])).toEqual({ timesMs: [], columns: [] });
});

const anySeries: fc.Arbitrary<TimeSeries> = fc
  .array(fc.tuple(fc.nat(30), fc.option(fc.nat(9))), { maxLength: 20 })
  .map((points) => ({ timesMs: points.map(([time]) => time), values: points.map(([, value]) => value) }));

test('any series: every moment once and in order, every value where it was, the last of a moment', () => {
  fc.assert(
    fc.property(fc.array(anySeries, { minLength: 1, maxLength: 4 }), (series) => {
      const { timesMs, columns } = joinByTime(series);
      const moments = new Set(series.flatMap((one) => one.timesMs));
      expect(timesMs).toEqual([...moments].sort((a, b) => a - b));
      for (const [at, { timesMs: own, values }] of series.entries()) {
        expect(columns[at]).toEqual(
          timesMs.map((time) => (own.includes(time) ? values[own.lastIndexOf(time)] : undefined)),
        );
      }
    }),
  );
});
