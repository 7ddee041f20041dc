import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BucketReplay } from './bucket-replay.ts';

const BOUNDS = [1, 2, 5, 10];
const bucketOf = (value: number) => {
  const bucket = BOUNDS.findIndex((bound) => value <= bound);
  return bucket === -1 ? BOUNDS.length : bucket;
};

/** Totals of a histogram, as they are counted elsewhere and as they come out of a replay. */
function bothOf(batches: readonly (readonly number[])[]) {
  const counts = new Float64Array(BOUNDS.length + 1);
  const replayed = new Float64Array(BOUNDS.length + 1);
  const sums = { given: 0, replayed: 0 };
  const replay = new BucketReplay(BOUNDS);
  for (const batch of batches) {
    for (const value of batch) {
      counts[bucketOf(value)] = (counts[bucketOf(value)] ?? 0) + 1;
      sums.given += value;
    }
    replay.replay({ labels: {}, counts, sum: sums.given }, (value) => {
      replayed[bucketOf(value)] = (replayed[bucketOf(value)] ?? 0) + 1;
      sums.replayed += value;
    });
  }
  return { counts, replayed, sums };
}

test('counts are exact and the sum is to rounding, whatever the values', () => {
  const value = fc.double({ min: 0.001, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 20 }), { maxLength: 6 }), (batches) => {
      const { counts, replayed, sums } = bothOf(batches);
      expect(replayed).toEqual(counts);
      // A value at the very bottom of its bucket is recorded a billionth of the bucket's width above it.
      expect(Math.abs(sums.replayed - sums.given)).toBeLessThanOrEqual(1e-6 * (1 + sums.given));
    }),
  );
});

test('nothing is recorded twice, and what was there before can be left out', () => {
  const replay = new BucketReplay(BOUNDS);
  const recorded: number[] = [];
  const record = (value: number) => recorded.push(value);
  replay.skip({ labels: {}, counts: [3, 0, 0, 0, 0], sum: 2 });
  replay.replay({ labels: {}, counts: [3, 0, 0, 0, 0], sum: 2 }, record);
  expect(recorded).toEqual([]);
  replay.replay({ labels: {}, counts: [3, 1, 0, 0, 0], sum: 3.5 }, record);
  replay.replay({ labels: {}, counts: [3, 1, 0, 0, 0], sum: 3.5 }, record);
  expect(recorded).toEqual([1.5]);
});

test('a long gap is caught up with in steps', () => {
  const replay = new BucketReplay(BOUNDS);
  const counts = [100_000, 20_000, 0, 0, 0];
  let [recorded, sum] = [0, 0];
  const step = () =>
    replay.replay({ labels: {}, counts, sum: 80_000 }, (value) => {
      recorded += 1;
      sum += value;
    });
  expect(step()).toBeGreaterThanOrEqual(70_000);
  expect(recorded).toBeLessThanOrEqual(50_000);
  let left = 1;
  for (let steps = 0; left > 0 && steps < 10; steps++) left = step();
  expect(recorded).toBe(120_000);
  expect(sum).toBeCloseTo(80_000, 3);
});

test('a histogram that begins again adds to what was replayed', () => {
  const replay = new BucketReplay([1, 2]);
  const recorded: number[] = [];
  const record = (value: number) => recorded.push(value);
  replay.replay({ labels: {}, counts: [3, 1, 0], sum: 4.5 }, record);
  replay.replay({ labels: {}, counts: [1, 0, 0], sum: 0.5 }, record);
  replay.replay({ labels: {}, counts: [1, 2, 0], sum: 3.5 }, record);
  expect(recorded).toHaveLength(7);
  expect(recorded.filter((value) => value > 1)).toHaveLength(3);
  expect(recorded.reduce((sum, value) => sum + value, 0)).toBeCloseTo(8);
});
