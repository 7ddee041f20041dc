import { expect, test } from 'vitest';
import { formatCount, formatCountDelta, formatRoughCount } from './counts.ts';

test('counts are grouped', () => {
  expect([formatCount(50_001), formatCount(-3), formatCount(0)]).toEqual(['50,001', '\u22123', '0']);
});

test('the sign of a delta is always there', () => {
  expect([50_001, -1_234, 0].map(formatCountDelta)).toEqual(['+50,001', '\u22121,234', '±0']);
});

test('rough counts keep two digits, and 999,600 is a million', () => {
  expect([512, 4_321, 830_400, 999_600, 2_412_345, 41_000_000].map(formatRoughCount)).toEqual([
    '512',
    '4.3 k',
    '830 k',
    '1 M',
    '2.4 M',
    '41 M',
  ]);
});
