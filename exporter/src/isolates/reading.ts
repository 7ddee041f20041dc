import type { Distribution, HistogramName, Labels, SeriesWriter, ValueName } from '../catalogue/series.ts';

/** What one thread or process knows, as plain data that can be sent. Labels are as its own collectors wrote them. */
export interface Reading {
  readonly values: readonly (readonly [name: ValueName, value: number, labels: Labels])[];
  readonly distributions: readonly (readonly [
    name: HistogramName,
    counts: readonly number[],
    sum: number,
    labels: Labels,
  ])[];
}

/** Of the first series of that name; undefined where there is none. */
export function seriesValue(reading: Reading | undefined, wanted: ValueName): number | undefined {
  return reading?.values.find(([name]) => name === wanted)?.[1];
}

const NO_LABELS: Labels = {};
const AGE = 'heapwatch_reading_age_seconds' satisfies ValueName;

/** Takes down what collectors write. */
export class ReadingWriter implements SeriesWriter, Reading {
  readonly values: [ValueName, number, Labels][] = [];
  readonly distributions: [HistogramName, number[], number, Labels][] = [];

  value(name: ValueName, value: number | undefined, labels: Labels = NO_LABELS): void {
    if (value !== undefined && !Number.isNaN(value)) this.values.push([name, value, labels]);
  }

  distribution(name: HistogramName, { labels, counts, sum }: Distribution): void {
    this.distributions.push([name, Array.from(counts), sum, labels]);
  }

  /** Without the methods, which cannot be sent. */
  toReading(): Reading {
    return { values: this.values, distributions: this.distributions };
  }
}

/**
 * Writes a reading with `labels` on every series, in place of its own of that name. Of what was taken from somebody else
 * in its turn the age is added up.
 */
export function writeReading(
  reading: Reading,
  labels: Labels,
  series: SeriesWriter,
  ageSeconds: number,
): void {
  for (const [name, value, own] of reading.values) {
    const aged = name === AGE ? value + ageSeconds : value;
    series.value(name, aged, { ...own, ...labels });
  }
  for (const [name, counts, sum, own] of reading.distributions) {
    series.distribution(name, { labels: { ...own, ...labels }, counts, sum });
  }
}
