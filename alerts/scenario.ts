/** What a process does, seen from Prometheus, and what the alert must say about it. */
export interface Scenario {
  readonly name: string;
  /** Between two scrapes. */
  readonly scrapeSeconds: number;
  /** Between two evaluations of the rules; long scenarios get by with few. */
  readonly evaluationSeconds: 15 | 60;
  readonly lengthSeconds: number;
  readonly limitMiB: number;
  /** True live set at a time; it is published from one major GC to the next. */
  readonly liveMiB: (seconds: number) => number;
  readonly majorGcEverySeconds: number;
  /** When the process that is scraped at a time was started; 0 if left out. */
  readonly startedAt?: (seconds: number) => number;
  /** Scrapes that fail. */
  readonly isMissing?: (seconds: number) => boolean;
  readonly expectations: readonly Expectation[];
}

export type Expectation =
  | { readonly expect: 'silent'; readonly atSeconds: number; readonly overSeconds: number }
  | { readonly expect: 'firing'; readonly atSeconds: number; readonly severity: 'critical' | 'warning' }
  | {
      readonly expect: 'alert';
      readonly atSeconds: number;
      readonly severity: 'critical' | 'warning';
      /** Literal text: what the person on call reads. */
      readonly summary: string;
      readonly diffUrl: string;
    };

/** Nothing fired up to the time. */
export function silentUntil(seconds: number): Expectation {
  return { expect: 'silent', atSeconds: seconds, overSeconds: seconds };
}

/** Deterministic noise between -1 and 1, different at each time. */
export function noise(seconds: number): number {
  const scrambled = Math.sin(seconds * 12.9898 + 78.233) * 43758.5453;
  return 2 * (scrambled - Math.floor(scrambled)) - 1;
}

/** Linear from one height to another in a time, flat before and after. */
export function ramp(fromSeconds: number, toSeconds: number, fromMiB: number, toMiB: number) {
  return (seconds: number): number => {
    const share = (seconds - fromSeconds) / (toSeconds - fromSeconds);
    return fromMiB + (toMiB - fromMiB) * Math.min(1, Math.max(0, share));
  };
}
