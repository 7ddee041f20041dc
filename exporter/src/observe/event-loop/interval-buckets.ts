/** The part of Node's `IntervalHistogram` that is read: it knows percentiles, not buckets. Nanoseconds. */
export interface IntervalHistogram {
  readonly count: number;
  readonly max: number;
  readonly mean: number;
  /** The value that `percentile` percent are not above; above 0, up to 100. */
  percentile(percentile: number): number;
}

/**
 * Bucket counts of a histogram that only grows, found by bisection: the value of rank k is that of the percentile
 * 100 k / count, so the number of values up to a bound is the largest rank whose value is not above it. Each count
 * can only grow by what was added since the last reading, and not past that of the bound above: an idle loop takes a
 * call or two for each bound.
 */
export class IntervalBuckets {
  readonly #histogram: IntervalHistogram;
  readonly #bounds: readonly number[];
  /** How many are not above each bound. */
  readonly #cumulative: Float64Array;
  #count = 0;

  /** @param bounds rising, in nanoseconds */
  constructor(histogram: IntervalHistogram, bounds: readonly number[]) {
    this.#histogram = histogram;
    this.#bounds = bounds;
    this.#cumulative = new Float64Array(bounds.length);
  }

  /** How many fell into each bucket alone, and as the last how many are above all bounds. */
  read(): Float64Array {
    const { count } = this.#histogram;
    const added = count - this.#count;
    this.#count = count;
    let most = count;
    for (let i = this.#bounds.length - 1; i >= 0; i--) {
      const known = this.#cumulative[i] ?? 0;
      most = this.#rankOf(this.#bounds[i] ?? 0, known, Math.min(known + added, most));
      this.#cumulative[i] = most;
    }
    return this.#perBucket(count);
  }

  /** The largest rank from `low` to `high` whose value is not above `bound`; `low` is known to be one. */
  #rankOf(bound: number, low: number, high: number): number {
    if (high > low && this.#valueOf(high) <= bound) return high;
    let [within, beyond] = [low, high];
    while (beyond - within > 1) {
      const middle = Math.floor((within + beyond) / 2);
      if (this.#valueOf(middle) <= bound) within = middle;
      else beyond = middle;
    }
    return within;
  }

  #valueOf(rank: number): number {
    if (rank === this.#count) return this.#histogram.max;
    return this.#histogram.percentile((100 * rank) / this.#count);
  }

  #perBucket(count: number): Float64Array {
    const counts = new Float64Array(this.#bounds.length + 1);
    let below = 0;
    for (const [i, upTo] of this.#cumulative.entries()) {
      counts[i] = upTo - below;
      below = upTo;
    }
    counts[this.#bounds.length] = count - below;
    return counts;
  }
}
