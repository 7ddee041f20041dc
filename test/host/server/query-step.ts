const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
/** Prometheus refuses a range query with more points. */
const MOST_POINTS = 11_000;
/** A rate needs two samples; four intervals survive a missing scrape. */
const RATE_INTERVALS = 4;

/** Milliseconds of a Prometheus duration such as `15s` or `1h30m`; 0 where there is none. */
export function durationMs(duration: string | undefined): number {
  let total = 0;
  for (const [, count, unit] of (duration ?? '').matchAll(/(\d+)(ms|[smhdw])/g)) {
    total += Number(count) * (UNITS_MS[unit ?? ''] ?? 0);
  }
  return total;
}

/** A Prometheus duration, in the largest unit that keeps it exact. */
export function formatDuration(ms: number): string {
  const units = ['h', 'm', 's'].filter((unit) => ms % (UNITS_MS[unit] ?? 1) === 0);
  const unit = units[0] ?? 'ms';
  return `${ms / (UNITS_MS[unit] ?? 1)}${unit}`;
}

export interface QueryStep {
  readonly stepMs: number;
  readonly rateIntervalMs: number;
}

/**
 * The step of a range query as Grafana's Prometheus data source chooses it: what the panel's width asks for, not
 * below the scrape interval, and coarse enough for Prometheus.
 */
export function queryStep(rangeMs: number, askedMs: number | undefined, scrapeMs: number): QueryStep {
  const safeMs = Math.ceil(rangeMs / MOST_POINTS / 1_000) * 1_000;
  const stepMs = Math.max(Math.round((askedMs ?? scrapeMs) / 1_000) * 1_000, scrapeMs, safeMs);
  return { stepMs, rateIntervalMs: Math.max(stepMs + scrapeMs, RATE_INTERVALS * scrapeMs) };
}

/** Puts the server-side variables into an expression; those of the dashboard were put in by the browser. */
export function interpolate(expression: string, step: QueryStep, rangeMs: number): string {
  const values: Readonly<Record<string, string>> = {
    __rate_interval: formatDuration(step.rateIntervalMs),
    __interval_ms: String(step.stepMs),
    __interval: formatDuration(step.stepMs),
    __range_ms: String(rangeMs),
    __range_s: String(Math.round(rangeMs / 1_000)),
    __range: formatDuration(Math.round(rangeMs / 1_000) * 1_000),
  };
  return expression.replace(
    /\$(?:\{(__\w+)\}|(__\w+))/g,
    (whole, braced, bare) => values[braced ?? bare] ?? whole,
  );
}
