import type { MemoryKind } from './sample.ts';

/**
 * `warming_up`: too young to judge. `not_enough_gcs`: the live set was read too seldom. `overload`: it grows because the event
 * loop is saturated and work piles up.
 */
export const LEAK_STATES = ['warming_up', 'not_enough_gcs', 'stable', 'leaking', 'overload'] as const;
export type LeakState = (typeof LEAK_STATES)[number];

export interface Verdict {
  readonly state: LeakState;
  /** Whether the state is `leaking`. */
  readonly leaking: boolean;
  /** The kind of memory the verdict is about: the one that leaks, else `heap`. */
  readonly memory: MemoryKind;
  /** 0 where it does not rise evenly: no more than its noise, or in a single step. */
  readonly slopeBytesPerHour: number;
  /** Where the slope is with 95 % probability, by its standard error. */
  readonly slopeInterval: readonly [low: number, high: number];
  /** How sure a leak is, 0..1. */
  readonly confidence: number;
  /** Until its limit at this slope; Infinity when it does not grow. */
  readonly secondsToLimit: number;
  /** When the growth began; undefined unless it leaks. */
  readonly sinceMs: number | undefined;
  /** One sentence, without times of day. */
  readonly why: string;
}

/** Of a process that was never looked at. */
export const YOUNG_VERDICT: Verdict = {
  state: 'warming_up',
  leaking: false,
  memory: 'heap',
  slopeBytesPerHour: 0,
  slopeInterval: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  confidence: 0,
  secondsToLimit: Number.POSITIVE_INFINITY,
  sinceMs: undefined,
  why: 'The process is too young to be judged.',
};

/** One test of a window: its value against its threshold. */
export interface TestResult {
  readonly test: TestName;
  readonly value: number;
  readonly threshold: number;
  /** What value and threshold are in. */
  readonly unit: string;
  /** Whether the value is at or above the threshold. */
  readonly passed: boolean;
}

export const TEST_NAMES = [
  'points',
  'significance',
  'rank correlation',
  'single step',
  'patience',
  'effect',
  'noise',
  'footprint',
  'slowdown',
  'earlier slope',
  'new height',
  'levelling off',
] as const;
export type TestName = (typeof TEST_NAMES)[number];

/** What was seen of one kind of memory and why it was judged as it was: for `heapwatch why`. */
export interface Explanation {
  readonly memory: MemoryKind;
  readonly verdict: Verdict;
  /** The window that came nearest to a leak, or the one that is one; undefined when none is long enough yet. */
  readonly windowHours: number | undefined;
  /** All tests of that window, in the order they are made. */
  readonly tests: readonly TestResult[];
  /** Bytes per minor GC a second: what the traffic explains. */
  readonly loadFactor: number;
}
