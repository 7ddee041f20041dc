import { fitTrendLine } from '@heapwatch/exporter/trend-line';
import { expect, test } from 'vitest';
import { fitLiveTrend } from './live-trend.ts';

const MIB = 1024 * 1024;
const MINUTE_MS = 60_000;
const times = Array.from({ length: 60 }, (_, minute) => minute * MINUTE_MS);

test('a staircase of 41 MiB/h has that slope, and its line runs through it', () => {
  const steps = times.map((_, minute) => (200 + Math.floor(minute / 5) * 5 * (41 / 60)) * MIB);
  const trend = fitLiveTrend(times, steps);
  expect(trend?.slopeBytesPerHour).toBeGreaterThan(40 * MIB);
  expect(trend?.slopeBytesPerHour).toBeLessThan(42 * MIB);
  expect(trend?.valueAt(30 * MINUTE_MS)).toBeGreaterThan(215 * MIB);
  expect(trend?.valueAt(30 * MINUTE_MS)).toBeLessThan(225 * MIB);
});

test('holes are skipped', () => {
  const line = times.map((time, index) => (index % 3 === 1 ? null : index % 3 === 2 ? undefined : time));
  expect(fitLiveTrend(times, line)?.slopeBytesPerHour).toBeCloseTo(3_600_000, 3);
});

test('two levels are no trend, however many scrapes saw them', () => {
  expect(
    fitLiveTrend(
      times,
      times.map((_, minute) => (minute < 30 ? MIB : 2 * MIB)),
    ),
  ).toBeUndefined();
  expect(fitLiveTrend([], [])).toBeUndefined();
});

test('of many scrapes the line is that of all of them handed over at once', () => {
  const seconds = Array.from({ length: 5_000 }, (_, second) => second * 1_000);
  const bytes = seconds.map((_, second) => Math.floor(second / 30) * MIB + ((second * 7_919) % 1_009));
  const all = fitTrendLine(seconds, bytes);
  expect(fitLiveTrend(seconds, bytes)?.valueAt(1_234)).toBe(all?.valueAt(1_234));
});
