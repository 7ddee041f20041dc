import { expect, test } from 'vitest';
import { foldRuns } from './fold-runs.ts';

test('a run of one step is folded with its count', () => {
  const keys = ['head', ...Array.from({ length: 5000 }, () => 'next'), 'value'];
  expect(foldRuns(keys)).toEqual([
    { start: 0, period: 1, repeats: 1 },
    { start: 1, period: 1, repeats: 5000 },
    { start: 5001, period: 1, repeats: 1 },
  ]);
});

test('a run of several steps keeps one pass of them', () => {
  const pass = ['then', 'reactions', 'handler'];
  expect(foldRuns([...pass, ...pass, ...pass, ...pass])).toEqual([{ start: 0, period: 3, repeats: 4 }]);
});

test('twice is no run', () => {
  expect(foldRuns(['a', 'a'])).toHaveLength(2);
});
