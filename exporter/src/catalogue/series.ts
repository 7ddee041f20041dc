import type { CATALOGUE } from '../catalogue.ts';

type Row = (typeof CATALOGUE)[number];
/** Names of gauges and counters: one number a series. */
export type ValueName = Exclude<Row, { kind: 'histogram' }>['name'];
export type HistogramName = Extract<Row, { kind: 'histogram' }>['name'];

export type Labels = Readonly<Record<string, string>>;

/** One series of a gauge or counter. */
export interface Point {
  readonly labels: Labels;
  readonly value: number;
}

/** One series of a histogram since the start. */
export interface Distribution {
  readonly labels: Labels;
  /** How many fell into each bucket alone (not cumulative); the last is for what is above all bounds. */
  readonly counts: ArrayLike<number>;
  /** In the unit of the metric. */
  readonly sum: number;
}

/** Where collectors write what they know at a scrape. Nothing written is no series. */
export interface SeriesWriter {
  /** undefined is no series. */
  value(name: ValueName, value: number | undefined, labels?: Labels): void;
  distribution(name: HistogramName, distribution: Distribution): void;
}

/** Part of what is published. All collectors have this shape; the table of them is in `lifecycle/collectors.ts`. */
export interface Collector {
  collect(series: SeriesWriter): void;
  /** Ends what runs between scrapes. */
  stop?(): void;
}

/** The isolate that collectors run in. What comes from a worker thread is given the thread's label where it arrives. */
export const MAIN_ISOLATE = { isolate: 'main' } as const satisfies Labels;
