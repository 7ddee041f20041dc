import { expect, test } from 'vitest';
import { isolateIdentity } from '../series/isolate-identity.ts';
import type { LeakRow } from './leak-row.ts';
import { leakSummary } from './leak-summary.ts';

const row = (instance: string, figures: Partial<LeakRow>): LeakRow => ({
  key: `${instance} ${figures.memory}`,
  identity: isolateIdentity({ instance, isolate: 'main' }),
  memory: 'heap',
  ...figures,
});
const HOUR = 3_600;

test('the leak that reaches its limit first is named', () => {
  const rows = [
    row('slow', { state: 'leaking', secondsToLimit: 30 * HOUR }),
    row('checkout-7f', { state: 'leaking', secondsToLimit: 3 * HOUR }),
    row('calm', { state: 'stable', secondsToLimit: Infinity }),
  ];
  expect(leakSummary(rows)).toBe('2 of 3 leak. checkout-7f · main reaches its limit first, in about 3 h.');
  expect(leakSummary(rows.slice(1))).toBe('1 of 2 leaks. checkout-7f · main reaches its limit in about 3 h.');
  expect(leakSummary(rows.slice(1, 2))).toBe('checkout-7f · main leaks; it reaches its limit in about 3 h.');
});

test('kinds of memory of one isolate count once', () => {
  const rows = [
    row('a', { state: 'leaking', secondsToLimit: Infinity }),
    row('a', { state: 'leaking', memory: 'native', secondsToLimit: Infinity }),
    row('b', { state: 'stable' }),
  ];
  expect(leakSummary(rows)).toBe('1 of 2 leaks. Worst: a · main.');
});

test('no leak is claimed of those only that were judged', () => {
  const stable = row('a', { state: 'stable' });
  const young = row('b', { state: 'warming_up' });
  expect(leakSummary([stable])).toBe('No leak.');
  expect(leakSummary([stable, row('c', { state: 'stable' })])).toBe('No leak in any of 2.');
  expect(leakSummary([stable, young])).toBe('No leak in the 1 of 2 that could be judged.');
  expect(leakSummary([young])).toMatch(/^Nothing can be said yet/);
});
