import type { Distribution } from '../../catalogue/series.ts';

/** How many values are recorded at one collection; what is left comes with the next. Costs about 20 ms at most. */
const MOST_AT_ONCE = 50_000;

/**
 * Turns a histogram that is counted elsewhere into single values. OpenTelemetry has no histogram that is read, so
 * what was added since the last collection is recorded: as many values as were added to each bucket, all at the
 * same fraction of their bucket's width, and the fraction such that they add up to what the sum grew by. Counts are
 * exact and the sum is to rounding; a single value is only known to be of its bucket.
 */
export class BucketReplay {
  readonly #bounds: readonly number[];
  readonly #replayed: Float64Array;
  #replayedSum = 0;

  /** @param bounds rising; values above the last one are taken to be up to twice that, or more if the sum says so */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#replayed = new Float64Array(bounds.length + 1);
  }

  /** Takes all there is as recorded already. */
  skip({ counts, sum }: Distribution): void {
    for (let i = 0; i < this.#replayed.length; i++) this.#replayed[i] = counts[i] ?? 0;
    this.#replayedSum = sum;
  }

  /** Records what was added. @returns how many values are left for the next time */
  replay({ counts, sum }: Distribution, record: (value: number) => void): number {
    // A worker thread that took the place of another counts from 0.
    if (this.#replayed.some((already, i) => (counts[i] ?? 0) < already)) {
      this.#replayed.fill(0);
      this.#replayedSum = 0;
    }
    const added = this.#replayed.map((already, i) => (counts[i] ?? 0) - already);
    const total = added.reduce((all, count) => all + count, 0);
    if (total <= 0) return 0;
    const share = Math.min(1, MOST_AT_ONCE / total);
    const now = share === 1 ? added : added.map((count) => Math.floor(count * share));
    const recorded = now.reduce((all, count) => all + count, 0);
    const sumNow = (sum - this.#replayedSum) * (recorded / total);
    const values = this.#valuesAddingUpTo(sumNow, now);
    for (const [i, count] of now.entries()) {
      const value = values[i] ?? 0;
      for (let k = 0; k < count; k++) record(value);
      this.#replayed[i] = (this.#replayed[i] ?? 0) + count;
    }
    this.#replayedSum += sumNow;
    return total - recorded;
  }

  /** One value for each bucket. */
  #valuesAddingUpTo(sum: number, counts: Float64Array): Float64Array {
    const last = this.#bounds.length;
    const low = (i: number) => (i === 0 ? 0 : (this.#bounds[i - 1] ?? 0));
    const width = (i: number) => (i === last ? low(i) : (this.#bounds[i] ?? 0) - low(i));
    let least = 0;
    let room = 0;
    for (const [i, count] of counts.entries()) {
      least += count * low(i);
      room += count * width(i);
    }
    // A bucket does not hold its lower bound: the fraction is above 0.
    const fraction = room === 0 ? 1 : Math.min(1, Math.max(1e-9, (sum - least) / room));
    const above = counts[last] ?? 0;
    const beyond = above === 0 ? 0 : Math.max(0, sum - least - room) / above;
    return counts.map((_count, i) => low(i) + fraction * width(i) + (i === last ? beyond : 0));
  }
}
