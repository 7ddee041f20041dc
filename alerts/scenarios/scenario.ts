import type { AlertName, Severity } from '../alert.ts';

/** What every alert is tried on. */
export const KINDS = [
  'silent',
  'firing',
  'resolving',
  'must not fire',
  'restart',
  'missing scrapes',
] as const;

/** What a process does, seen from Prometheus, and what the alert must say about it. */
export interface Scenario {
  readonly alert: AlertName;
  readonly kind: (typeof KINDS)[number];
  readonly name: string;
  /** Between two scrapes. */
  readonly scrapeSeconds: number;
  /** Between two evaluations of the rules; long scenarios get by with few. */
  readonly evaluationSeconds: 15 | 120;
  readonly lengthSeconds: number;
  readonly series: readonly ScenarioSeries[];
  /** Scrapes that fail. */
  readonly isMissing?: (seconds: number) => boolean;
  readonly expectations: readonly Expectation[];
}

/** A series beside job and instance, which all have. */
export interface ScenarioSeries {
  readonly metric: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** undefined is no series then. */
  readonly valueAt: (seconds: number) => number | undefined;
}

export type Expectation =
  /** Nothing fired in this time up to then. */
  | { readonly expect: 'silent'; readonly atSeconds: number; readonly overSeconds: number }
  | { readonly expect: 'firing'; readonly atSeconds: number; readonly severities: readonly Severity[] }
  | { readonly expect: 'alerts'; readonly atSeconds: number; readonly alerts: readonly ExpectedAlert[] };

/** Literal text: what the person on call reads. */
export interface ExpectedAlert {
  readonly severity: Severity;
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
}

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const MIB = 2 ** 20;

export const INSTANCE = 'checkout-7f';
export const DIFF_URL = 'http://localhost:3000/a/heapwatch-leaks-app/diff?var-instance=checkout-7f';

/** Nothing fired up to the time. */
export function silentUntil(seconds: number): Expectation {
  return { expect: 'silent', atSeconds: seconds, overSeconds: seconds };
}

export function firing(atSeconds: number, ...severities: readonly Severity[]): Expectation {
  return { expect: 'firing', atSeconds, severities };
}

/** Deterministic noise between -1 and 1, different at each time. */
export function noise(seconds: number): number {
  const scrambled = Math.sin(seconds * 12.9898 + 78.233) * 43758.5453;
  return 2 * (scrambled - Math.floor(scrambled)) - 1;
}

/** Linear from one height to another in a time, flat before and after. */
export function ramp(fromSeconds: number, toSeconds: number, from: number, to: number) {
  return (seconds: number): number => {
    const share = (seconds - fromSeconds) / (toSeconds - fromSeconds);
    return from + (to - from) * Math.min(1, Math.max(0, share));
  };
}
