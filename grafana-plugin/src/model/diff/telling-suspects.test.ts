import { expect, test } from 'vitest';
import { countTelling } from './telling-suspects.ts';

test.each([
  [[], 0],
  [[0], 1],
  [[1_000, 500, 10, 9], 3],
  [[1_000, 9, 500], 1],
  [[5, 1_000], 1],
  [[1_000, 900, 800, 700], 3],
])('of suspects that retain %j the first %i are shown', (retained, count) => {
  expect(countTelling(retained.map((retainedBytes) => ({ retainedBytes })))).toBe(count);
});
