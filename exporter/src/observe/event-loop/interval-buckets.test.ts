import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntervalBuckets } from './interval-buckets.ts';

/** A histogram that keeps every value. */
class ExactHistogram {
  readonly values: number[] = [];
  calls = 0;

  add(...values: number[]): void {
    this.values.push(...values);
    this.values.sort((a, b) => a - b);
  }
  get count(): number {
    return this.values.length;
  }
  get max(): number {
    return this.values.at(-1) ?? 0;
  }
  get mean(): number {
    return this.values.reduce((sum, value) => sum + value, 0) / this.count;
  }
  percentile(percentile: number): number {
    this.calls += 1;
    const rank = Math.max(1, Math.floor((percentile / 100) * this.count + 0.5));
    return this.values[rank - 1] ?? Number.NaN;
  }
}

test('are those of counting each value, however readings and values alternate', () => {
  const bounds = [10, 20, 40, 80];
  const batches = fc.array(fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 30 }), { maxLength: 8 });
  fc.assert(
    fc.property(batches, (given) => {
      const histogram = new ExactHistogram();
      const buckets = new IntervalBuckets(histogram, bounds);
      for (const batch of given) {
        histogram.add(...batch);
        const counted = [0, ...bounds].map((low, i) => {
          const high = bounds[i] ?? Number.POSITIVE_INFINITY;
          return histogram.values.filter((value) => value > low && value <= high).length;
        });
        expect([...buckets.read()]).toEqual(counted);
      }
    }),
  );
});

test('of an idle loop take few calls to read', () => {
  const histogram = new ExactHistogram();
  const buckets = new IntervalBuckets(histogram, [10, 20, 40, 80]);
  histogram.add(...Array.from({ length: 1000 }, () => 5), 90);
  buckets.read();
  histogram.calls = 0;
  histogram.add(...Array.from({ length: 750 }, () => 5));
  buckets.read();
  expect(histogram.calls).toBeLessThanOrEqual(12);
});
