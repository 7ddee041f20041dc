import { expect, test } from 'vitest';
import { formatByteDelta, formatBytes, formatCountDelta } from './byte-text.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [3_565_158, '3.4 MiB'],
  [100_663_296, '96.0 MiB'],
  [1_047_552, '1023 KiB'],
  [1_048_575, '1.0 MiB'],
  [-12_884_901_888, '-12.0 GiB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('deltas show their sign', () => {
  expect([formatByteDelta(2048), formatByteDelta(-2048), formatByteDelta(0)]).toEqual([
    '+2.0 KiB',
    '-2.0 KiB',
    '0 B',
  ]);
  expect([formatCountDelta(50_001), formatCountDelta(-3), formatCountDelta(0)]).toEqual([
    '+50,001',
    '-3',
    '0',
  ]);
});
