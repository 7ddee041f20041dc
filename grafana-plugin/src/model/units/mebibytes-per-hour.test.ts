import { expect, test } from 'vitest';
import { formatMebibytesPerHour } from './mebibytes-per-hour.ts';

const MIB = 1024 * 1024;

test.each([
  [41.2 * MIB, '+41 MiB/h'],
  [-3.44 * MIB, '−3.4 MiB/h'],
  [0.31 * MIB, '+0.3 MiB/h'],
  [9.96 * MIB, '+10 MiB/h'],
  [12_400 * MIB, '+12,400 MiB/h'],
  [0.01 * MIB, '±0 MiB/h'],
  [-0.01 * MIB, '±0 MiB/h'],
])('%d bytes an hour read "%s"', (bytes, text) => {
  expect(formatMebibytesPerHour(bytes)).toBe(text);
});
