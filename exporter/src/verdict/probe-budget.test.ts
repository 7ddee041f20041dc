import { expect, test } from 'vitest';
import { ProbeBudget } from './probe-budget.ts';

const HOUR_MS = 3_600_000;

/** Probes whenever it may, asked each `everyMs`; gives when it did. */
function probe(
  costMs: number,
  untilMs: number,
  utilization = 0.1,
  everyMs = 1000,
  budgetMs = 6000,
): number[] {
  const budget = new ProbeBudget(budgetMs, 0);
  const times: number[] = [];
  for (let nowMs = 0; nowMs <= untilMs; nowMs += everyMs) {
    if (!budget.allows(nowMs, utilization)) continue;
    budget.spend(nowMs + costMs, costMs);
    times.push(nowMs);
  }
  return times;
}

test('a young process is probed each few seconds', () => {
  const times = probe(30, 75_000);
  expect(times.length).toBeGreaterThanOrEqual(18);
  expect(times[0]).toBe(0);
});

test('asked each three seconds, a young process is probed each time, however long the probes take', () => {
  for (const costMs of [1, 30, 100]) expect(probe(costMs, 75_000, 0.1, 3000)).toHaveLength(26);
});

test('an hour costs what was full at the start and what filled up since, and not more', () => {
  for (const costMs of [5, 30, 149]) {
    const spentMs = probe(costMs, 2 * HOUR_MS).length * costMs;
    expect(spentMs).toBeLessThanOrEqual(3 * 6000 + costMs);
    expect(spentMs).toBeGreaterThan(Math.min(2.5 * 6000, (2 * HOUR_MS * costMs) / 5000));
  }
});

test('a dear GC waits for its share of the time, and one dearer than the budget comes once', () => {
  const gaps = probe(1000, HOUR_MS).map((time, at, all) => time - (all[at - 1] ?? Number.NEGATIVE_INFINITY));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20_000);
  expect(probe(9000, HOUR_MS)).toHaveLength(1);
});

test('who gives a fifth of the time has dear GCs as often', () => {
  expect(probe(400, 75_000, 0.1, 3000, HOUR_MS / 5)).toHaveLength(26);
});

test('a busy process is left alone', () => {
  expect(probe(30, HOUR_MS, 0.71)).toEqual([]);
});
