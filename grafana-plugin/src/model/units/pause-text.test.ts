import { expect, test } from 'vitest';
import { formatPause } from './pause-text.ts';

test.each([
  [0.0001, '0.1 ms'],
  [0.0011, '1.1 ms'],
  [0.024, '24 ms'],
  [0.9996, '1 s'],
  [1.24, '1.2 s'],
  [31, '31 s'],
])('%d s reads "%s"', (seconds, text) => {
  expect(formatPause(seconds)).toBe(text);
});
