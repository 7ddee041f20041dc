import { expect, test } from 'vitest';
import { formatTimeToLimit } from './time-to-limit.ts';

const HOUR = 3_600;

test.each([
  [undefined, 'unknown'],
  [Infinity, 'not in sight'],
  [0, 'reached'],
  [30, 'in under a minute'],
  [75, 'in about 1 min'],
  [40 * 60, 'in about 40 min'],
  [80 * 60, 'in about 80 min'],
  [3 * HOUR, 'in about 3 h'],
  [30 * HOUR, 'in about 30 h'],
  [40 * HOUR, 'in about 2 days'],
  [200 * 24 * HOUR, 'in about 200 days'],
  [400 * 24 * HOUR, 'in over a year'],
])('%s s to the limit reads "%s"', (seconds, text) => {
  expect(formatTimeToLimit(seconds)).toBe(text);
});
