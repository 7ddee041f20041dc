import { expect, test } from 'vitest';
import { CATALOGUE, type MetricRow, metricRow } from './catalogue.ts';

const UNIT_SUFFIXES: Readonly<Record<string, string>> = {
  By: '_bytes',
  'By/s': '_bytes_per_second',
  s: '_seconds',
  '1': '_ratio',
};

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

test('histograms have rising buckets, other kinds have none', () => {
  for (const row of CATALOGUE as readonly MetricRow[]) {
    expect(row.buckets !== undefined).toBe(row.kind === 'histogram');
    expect([...(row.buckets ?? [])].sort((a, b) => a - b)).toEqual(row.buckets ?? []);
  }
});

test('buckets of GC pauses start at 50 µs', () => {
  expect(metricRow('heapwatch_gc_duration_seconds').buckets?.[0]).toBe(0.00005);
});
