import type { Snapshot } from 'heapwatch/wire';
import { expect, test } from 'vitest';
import { selectionOf } from './snapshot-selection.ts';

function snapshot(id: string, hour: number, instance = 'x'): Snapshot {
  return {
    id,
    state: 'captured',
    capturedAt: `2026-01-01T0${hour}:00:00Z`,
    instance,
    fileBytes: 1,
    fileName: id,
    isAnalyzed: true,
  };
}
const all = [snapshot('c', 3), snapshot('b', 2), snapshot('a', 1), snapshot('z', 1, 'y')];
const select = (...ids: readonly string[]) => selectionOf(all, new Set(ids), 'store');

test('the earliest is the baseline, those in between are gone through', () => {
  expect(select('c', 'a')).toEqual({
    state: 'ready',
    address: { instance: 'x', baseline: 'a', current: 'c', snapshots: 'store' },
  });
  expect(select('b', 'c', 'a')).toMatchObject({ address: { baseline: 'a', through: ['b'], current: 'c' } });
});

test('one, or two of different instances, are told why not', () => {
  expect(select('a')).toMatchObject({ state: 'unready' });
  expect(select('a', 'z')).toMatchObject({ state: 'unready', reason: expect.stringContaining('instances') });
});
