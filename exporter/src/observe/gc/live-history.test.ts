import { expect, test } from 'vitest';
import { type LiveHistory, nextLiveHistory } from './live-history.ts';

function historyOf(...liveBytes: readonly number[]): LiveHistory | undefined {
  let history: LiveHistory | undefined;
  for (const [i, live] of liveBytes.entries()) history = nextLiveHistory(history, live, i + 1);
  return history;
}

test('begins with plain means, and keeps the least and the most', () => {
  expect(historyOf(30, 10, 20)).toEqual({
    minBytes: 10,
    maxBytes: 30,
    recentBytes: 20,
    longBytes: 20,
    trendRatio: 0,
  });
});

test('a rise shows as a trend, a flat line as none', () => {
  const flat = historyOf(...Array.from({ length: 300 }, () => 100));
  expect(flat?.trendRatio).toBe(0);
  const rising = historyOf(...Array.from({ length: 300 }, (_, i) => 100 + i));
  // The recent mean lags nine behind, the long one about 119 less what its plain beginning still weighs.
  expect(rising?.recentBytes).toBeCloseTo(390, 0);
  expect(rising?.longBytes).toBeGreaterThan(280);
  expect(rising?.longBytes).toBeLessThan(305);
  expect(rising?.trendRatio).toBeGreaterThan(0.2);
});
