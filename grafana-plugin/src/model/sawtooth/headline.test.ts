import { expect, test } from 'vitest';
import { headline, headlineParts, newestValue } from './headline.ts';

const MIB = 1024 * 1024;

test('all figures in the order of the picture', () => {
  const figures = {
    heapUsedBytes: 312 * MIB,
    liveBytes: 247 * MIB,
    slopeBytesPerHour: 41 * MIB,
    limitBytes: 512 * MIB,
  };
  expect(headline(figures)).toBe('heap 312 MiB · live 247 MiB (+41 MiB/h) · limit 512 MiB');
  expect(headlineParts(figures).map((part) => part.role)).toEqual(['heapUsed', 'liveSet', 'heapLimit']);
});

test('a live set without a trend shows no slope, and no live set says why', () => {
  expect(headline({ liveBytes: 2 * MIB })).toBe('live 2 MiB');
  expect(headline({ heapUsedBytes: 3 * MIB })).toBe('heap 3 MiB · live: no major GC yet');
});

test('RSS comes last when asked for', () => {
  expect(headline({ liveBytes: 0, residentBytes: 90 * MIB })).toBe('live 0 B · RSS 90 MiB');
});

test('the newest value skips holes at the end', () => {
  expect(newestValue([1, 2, null, undefined, Number.NaN])).toBe(2);
  expect(newestValue([null])).toBeUndefined();
});
