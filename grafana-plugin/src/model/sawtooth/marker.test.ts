import { expect, test } from 'vitest';
import { chooseMarker, mergeMarkers, type SnapshotMarker } from './marker.ts';

const snapshot = (timeMs: number, id?: string): SnapshotMarker => ({
  kind: 'snapshot',
  timeMs,
  id,
  text: 'Heap snapshot',
});
const verdict = (timeMs: number, memory: 'heap' | 'external' = 'heap') =>
  ({ kind: 'verdict', timeMs, memory, text: 'Growth began' }) as const;

test('a capture that is told twice is marked once, with its id', () => {
  expect(mergeMarkers([snapshot(90_000), snapshot(60_000, 'a')])).toEqual([snapshot(60_000, 'a')]);
  expect(mergeMarkers([snapshot(60_000), snapshot(90_000, 'a')])).toEqual([snapshot(90_000, 'a')]);
});

test('two captures within a minute stay two where their ids are known', () => {
  expect(mergeMarkers([snapshot(20_000, 'b'), snapshot(10_000, 'a')])).toHaveLength(2);
});

test('an estimate that moved a little is one beginning, that of other memory another', () => {
  expect(mergeMarkers([verdict(0), verdict(5 * 60_000), verdict(60_000, 'external')])).toHaveLength(2);
  expect(mergeMarkers([verdict(0), verdict(60 * 60_000)])).toHaveLength(2);
});

test('at most two are chosen, the earlier first', () => {
  const [a, b, c] = [snapshot(1, 'a'), snapshot(2, 'b'), snapshot(3, 'c')];
  expect(chooseMarker(chooseMarker([], b), a)).toEqual([a, b]);
  expect(chooseMarker([a, b], c)).toEqual([a, c]);
  expect(chooseMarker([a, b], a)).toEqual([b]);
});
