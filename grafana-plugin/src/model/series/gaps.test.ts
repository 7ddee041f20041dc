import { expect, test } from 'vitest';
import { markGaps } from './gaps.ts';

test('a table without missing scrapes is handed back as it is', () => {
  const table = { timesMs: [0, 15, 30], columns: [[1, 2, 3]] };
  expect(markGaps(table, 15)).toBe(table);
});

test('each missing stretch gets one row of nulls, one step after its last sample', () => {
  const table = {
    timesMs: [0, 15, 60, 75, 300],
    columns: [
      [1, 2, 3, 4, 5],
      [6, undefined, 7, 8, 9],
    ],
  };
  expect(markGaps(table, 15)).toEqual({
    timesMs: [0, 15, 30, 60, 75, 90, 300],
    columns: [
      [1, 2, null, 3, 4, null, 5],
      [6, undefined, null, 7, 8, null, 9],
    ],
  });
});

test('without an interval the smallest step counts', () => {
  expect(markGaps({ timesMs: [0, 10, 50], columns: [[1, 2, 3]] }, undefined).timesMs).toEqual([
    0, 10, 20, 50,
  ]);
});

test('nothing and one sample have no gaps', () => {
  expect(markGaps({ timesMs: [], columns: [[]] }, undefined).timesMs).toEqual([]);
  expect(markGaps({ timesMs: [7], columns: [[1]] }, undefined).timesMs).toEqual([7]);
});
