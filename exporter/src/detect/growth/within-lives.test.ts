import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kendallWithinLives } from './kendall.ts';
import { theilSenWithinLives } from './theil-sen.ts';
import { fitWithinLives } from './within-lives.ts';

const column = (length: number, of: (i: number) => number) => Float64Array.from({ length }, (_, i) => of(i));
const oneLife = (length: number) => ({ lives: new Int32Array(length), lifeCount: 1 });

test('a line is found exactly, whatever level each life begins at', () => {
  const lives = Int32Array.from({ length: 30 }, (_, i) => Math.floor(i / 10));
  const times = column(30, (i) => i);
  const values = column(30, (i) => 1000 * (7 - (lives[i] ?? 0)) + 3 * i);
  expect(fitWithinLives({ lives, lifeCount: 3 }, times, values)?.slope).toBeCloseTo(3, 9);
  expect(theilSenWithinLives(times, values, lives)).toBeCloseTo(3, 9);
  expect(kendallWithinLives(values, lives)).toBe(1);
  // the drops between the lives would make it fall
  expect(fitWithinLives(oneLife(30), times, values)?.slope).toBeLessThan(0);
});

test('what the load explains is no slope', () => {
  const times = column(40, (i) => i);
  const load = column(40, (i) => 5 + 4 * Math.sin(i / 6));
  const values = column(40, (i) => 100 + 2 * i + 10 * (load[i] ?? 0));
  const fit = fitWithinLives(oneLife(40), times, values, load);
  expect(fit?.slope).toBeCloseTo(2, 9);
  expect(fit?.loadFactor).toBeCloseTo(10, 9);
  const ramp = column(40, (i) => 1 + i / 40 + 0.02 * (i % 3));
  const explained = fitWithinLives(
    oneLife(40),
    times,
    column(40, (i) => 50 * (ramp[i] ?? 0)),
    ramp,
  );
  expect(explained?.slope).toBeCloseTo(0, 9);
});

test('a load that would lower the level is left out', () => {
  const times = column(40, (i) => i);
  const load = column(40, (i) => 5 + 4 * Math.sin(i));
  const fit = fitWithinLives(
    oneLife(40),
    times,
    column(40, (i) => i - (load[i] ?? 0)),
    load,
  );
  expect(fit?.loadFactor).toBe(0);
});

test('the standard error is wider when neighbours are alike', () => {
  const times = column(48, (i) => i);
  const alternating = fitWithinLives(
    oneLife(48),
    times,
    column(48, (i) => (i % 2 ? 1 : -1)),
  );
  const slow = fitWithinLives(
    oneLife(48),
    times,
    column(48, (i) => Math.sign(Math.sin(i / 3))),
  );
  expect(alternating?.autocorrelation).toBe(0);
  expect(slow?.autocorrelation).toBeGreaterThan(0.5);
  expect(slow?.slopeError).toBeGreaterThan(1.7 * (alternating?.slopeError ?? 0));
});

test('there is no fit without points enough, or with all at one time', () => {
  expect(fitWithinLives(oneLife(4), column(4, Number), column(4, Number))).toBeUndefined();
  expect(
    fitWithinLives(
      oneLife(9),
      column(9, () => 1),
      column(9, Number),
    ),
  ).toBeUndefined();
  expect(theilSenWithinLives([1, 1], [2, 3], [0, 0])).toBeUndefined();
  expect(theilSenWithinLives([1, 2], [2, 3], [0, 1])).toBeUndefined();
  expect(kendallWithinLives([], [])).toBe(0);
});

test('Theil–Sen and Kendall agree with their definitions', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: -50, max: 50 })), {
    maxLength: 25,
  });
  fc.assert(
    fc.property(points, (drawn) => {
      const sorted = [...drawn].sort(([a], [b]) => a - b);
      const lives = sorted.map(([life]) => life);
      const values = sorted.map(([, value]) => value);
      const pairs = values.flatMap((value, i) =>
        values.flatMap((other, j) =>
          j > i && lives[i] === lives[j] ? [{ rise: other - value, span: j - i }] : [],
        ),
      );
      const slopes = pairs.map(({ rise, span }) => rise / span).sort((a, b) => a - b);
      const middle = slopes.length / 2;
      const median =
        slopes.length % 2
          ? slopes[Math.floor(middle)]
          : ((slopes[middle - 1] ?? 0) + (slopes[middle] ?? 0)) / 2;
      const said = theilSenWithinLives(
        values.map((_, i) => i),
        values,
        lives,
      );
      if (slopes.length === 0) expect(said).toBeUndefined();
      else expect(said).toBeCloseTo(median ?? 0, 9);
      const tau = pairs.reduce((sum, { rise }) => sum + Math.sign(rise), 0) / Math.max(1, pairs.length);
      expect(kendallWithinLives(values, lives)).toBeCloseTo(tau, 12);
    }),
  );
});
