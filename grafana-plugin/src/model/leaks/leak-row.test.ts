import { expect, test } from 'vitest';
import { isolateIdentity } from '../series/isolate-identity.ts';
import { compareLeakRows, type LeakRow, newestBytes } from './leak-row.ts';

const row = (key: string, figures: Partial<LeakRow>): LeakRow => ({
  key,
  identity: isolateIdentity({ instance: key, isolate: 'main' }),
  memory: 'heap',
  ...figures,
});

test('worst first: the leak nearest to its limit, then faster ones, then what is no leak', () => {
  const rows = [
    row('young', { state: 'warming_up', secondsToLimit: 10 }),
    row('calm', { state: 'stable', slopeBytesPerHour: 5, secondsToLimit: Infinity }),
    row('calm-but-noisy', { state: 'stable', slopeBytesPerHour: 9, secondsToLimit: Infinity }),
    row('unjudged', {}),
    row('busy', { state: 'overload', slopeBytesPerHour: 99 }),
    row('endless-fast', { state: 'leaking', slopeBytesPerHour: 50, secondsToLimit: Infinity }),
    row('endless-slow', { state: 'leaking', slopeBytesPerHour: 5, secondsToLimit: Infinity }),
    row('soon', { state: 'leaking', slopeBytesPerHour: 1, secondsToLimit: 600 }),
  ];
  const sorted = rows.toReversed().sort(compareLeakRows);
  expect(sorted.map(({ key }) => key)).toEqual([
    'soon',
    'endless-fast',
    'endless-slow',
    'busy',
    'unjudged',
    'calm-but-noisy',
    'calm',
    'young',
  ]);
});

test('rows that are alike keep the order of their names', () => {
  const rows = ['c', 'a', 'b'].map((key) => row(key, { state: 'stable' }));
  expect(rows.sort(compareLeakRows).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
});

test('the newest bytes are the last that are known', () => {
  expect(newestBytes(row('a', { history: { timesMs: [1, 2, 3], bytes: [5, 7, null] } }))).toBe(7);
  expect(newestBytes(row('a', {}))).toBeUndefined();
});
