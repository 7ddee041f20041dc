import { expect, test } from 'vitest';
import { byteNumber, isFiltered } from './command-options.ts';

test.each([
  ['4096', 4096],
  ['512KiB', 524_288],
  ['10MiB', 10_485_760],
  ['1.5 mib', 1_572_864],
  ['2GiB', 2_147_483_648],
])('%s is %i bytes', (text, bytes) => {
  expect(byteNumber(text)).toBe(bytes);
});

test.each(['', '10MB', '-1', '1.5', 'many', '1e3', '999999999GiB', 'KiB'])(
  '%j is no number of bytes',
  (text) => {
    expect(() => byteNumber(text)).toThrow('expected bytes');
  },
);

test('a filter does not look at capitals', () => {
  expect([
    isFiltered('PageCache', 'cache'),
    isFiltered('PageCache', 'x'),
    isFiltered('a', undefined),
  ]).toEqual([true, false, true]);
});
