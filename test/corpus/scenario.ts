import type { MemoryKind } from '../../exporter/src/detect/sample.ts';

/** What is true of a series, for the scorer. */
export interface Truth {
  readonly leaking: boolean;
  readonly memory?: MemoryKind;
  /** Hours after the beginning when the leak begins. */
  readonly onsetHours?: number;
  readonly slopeBytesPerHour?: number;
  /** From the onset to the limit, had nothing been restarted. */
  readonly hoursToLimit?: number;
  /** Healthy, but for hours nobody could tell it from a leak. */
  readonly ambiguous?: boolean;
}

/** How readings of the live set scatter. */
export interface Noise {
  /** Standard deviation as a share of the base. */
  readonly share: number;
  /** Part of the variance that lasts (an autoregression); the rest is new at each GC. */
  readonly lastingPart: number;
  readonly lastingHours: number;
  /** Whether it only adds (work in flight), or goes both ways. */
  readonly skewed: boolean;
}

/** What a process does, to be turned into samples by `simulate`. Hours are since the beginning of the series. */
export interface Scenario {
  readonly shape: string;
  readonly truth: Truth;
  readonly hours: number;
  readonly scrapeSeconds: number;
  readonly limitBytes: number;
  readonly containerBytes: number;
  /** Live set without growth, load and noise. */
  readonly baseBytes: number;
  readonly externalBytes: number;
  readonly noise: Noise;
  /** Relative traffic, about 1. */
  readonly load: (hours: number) => number;
  /** Bytes of the live set for one unit of load: work in flight. */
  readonly inFlightBytes: number;
  /** Bytes allocated a second at load 1. */
  readonly allocationRate: number;
  /** Garbage in the old generation between two major GCs, as a share of the live set. */
  readonly garbageShare: number;
  /** Seconds from one major GC to the next at load 1; Infinity for none. */
  readonly majorGcSeconds: number;
  /** What else is in each kind of memory; `age` is hours since the process' own start. */
  readonly heapGrowth: (hours: number, age: number) => number;
  readonly externalGrowth: (hours: number, age: number) => number;
  readonly nativeGrowth: (hours: number, age: number) => number;
  /**
   * Most that V8 commits beyond what is in use, as a share of it; samples then have it. Without, they do not tell.
   */
  readonly heapSlack?: number;
  /** When the service is deployed anew. */
  readonly restarts: readonly number[];
  /** Spans in which no scrape arrived. */
  readonly gaps: readonly (readonly [from: number, to: number])[];
}
