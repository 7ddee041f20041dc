import { expect, test } from 'vitest';
import { fitTrendBand } from './trend-band.ts';

const HOUR_MS = 3_600_000;

test('the band holds nine of ten readings around the line, outliers stay outside', () => {
  const timesMs = Array.from({ length: 101 }, (_, index) => index * HOUR_MS);
  const bytes = timesMs.map((_time, index) => index * 10 + 6 * Math.sin(index * 1.7));
  bytes[50] = 100_000;
  const band = fitTrendBand({ timesMs, bytes });
  expect(band?.line.slopeBytesPerHour).toBeCloseTo(10, 1);
  expect(band?.low).toBeGreaterThan(-9);
  expect(band?.low).toBeLessThan(-3);
  expect(band?.high).toBeGreaterThan(3);
  expect(band?.high).toBeLessThan(9);
});

test('two levels make no line, and no band', () => {
  expect(fitTrendBand({ timesMs: [0, 1, 2], bytes: [5, 5, 6] })).toBeUndefined();
});
