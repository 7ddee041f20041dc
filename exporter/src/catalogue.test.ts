import { expect, test } from 'vitest';
import { CATALOGUE, type MetricRow } from './catalogue.ts';

const UNIT_SUFFIXES: Readonly<Record<string, string>> = { By: '_bytes', s: '_seconds' };

/** The documented translation of OpenTelemetry instruments to Prometheus names. */
function translate({ otelName, unit, kind }: MetricRow): string {
  const stem = otelName.replaceAll('.', '_');
  const suffix = UNIT_SUFFIXES[unit] ?? '';
  const withUnit = stem.endsWith(suffix) ? stem : stem + suffix;
  return kind === 'counter' ? `${withUnit}_total` : withUnit;
}

test.each(CATALOGUE)('$otelName translates to $name', (row) => {
  expect(translate(row)).toBe(row.name);
});

test('names are there once', () => {
  expect(new Set(CATALOGUE.map((row) => row.name)).size).toBe(CATALOGUE.length);
  expect(new Set(CATALOGUE.map((row) => row.otelName)).size).toBe(CATALOGUE.length);
});

test('histograms have rising buckets that start at 50–100 µs, other kinds have none', () => {
  for (const row of CATALOGUE as readonly MetricRow[]) {
    expect(row.buckets !== undefined).toBe(row.kind === 'histogram');
    expect([...(row.buckets ?? [])].sort((a, b) => a - b)).toEqual(row.buckets ?? []);
    if (row.buckets !== undefined) expect(row.buckets[0]).toBeLessThanOrEqual(0.0001);
  }
});
