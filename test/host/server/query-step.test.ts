import { expect, test } from 'vitest';
import { durationMs, formatDuration, interpolate, queryStep } from './query-step.ts';

test('durations read and written', () => {
  expect(durationMs('1h30m')).toBe(5_400_000);
  expect(durationMs('250ms')).toBe(250);
  expect(durationMs(undefined)).toBe(0);
  expect([15_000, 60_000, 7_200_000, 1_500].map(formatDuration)).toEqual(['15s', '1m', '2h', '1500ms']);
});

test('the step is never below the scrape interval, and keeps Prometheus under its limit of points', () => {
  expect(queryStep(3_600_000, 2_000, 15_000)).toEqual({ stepMs: 15_000, rateIntervalMs: 60_000 });
  expect(queryStep(3_600_000, 120_000, 15_000)).toEqual({ stepMs: 120_000, rateIntervalMs: 135_000 });
  const week = 7 * 86_400_000;
  expect(week / queryStep(week, 1_000, 1_000).stepMs).toBeLessThanOrEqual(11_000);
});

test('variables of the server are put in, with and without braces, others are left alone', () => {
  const step = { stepMs: 15_000, rateIntervalMs: 60_000 };
  const BRACED = '{__interval_ms}';
  expect(interpolate(`rate(a[$__rate_interval]) / $${BRACED}`, step, 3_600_000)).toBe('rate(a[1m]) / 15000');
  expect(interpolate('increase(a[$__range])', step, 3_600_000)).toBe('increase(a[1h])');
  expect(interpolate('a{b=~"$job"} $__other', step, 1)).toBe('a{b=~"$job"} $__other');
});
