import { expect, test } from 'vitest';
import { SampleBudget } from './sample-budget.ts';

test('so many at once, so many in the long run', () => {
  const budget = new SampleBudget(4);
  const takenAt = (nowMs: number) =>
    Array.from({ length: 10 }, () => budget.take(nowMs)).filter(Boolean).length;
  expect(takenAt(1000)).toBe(4);
  expect(takenAt(1100)).toBe(0);
  expect(takenAt(1500)).toBe(2);
  expect(takenAt(60_000)).toBe(4);
  let taken = 0;
  for (let nowMs = 100_000; nowMs < 110_000; nowMs += 10) if (budget.take(nowMs)) taken++;
  expect(taken).toBeGreaterThanOrEqual(36);
  expect(taken).toBeLessThanOrEqual(44);
});
