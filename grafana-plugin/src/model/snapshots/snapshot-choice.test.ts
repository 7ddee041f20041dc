import type { CapturedSnapshot, Snapshot } from 'heapwatch/wire';
import { describe, expect, test } from 'vitest';
import { chooseSnapshots, instanceToShow } from './snapshot-choice.ts';

function captured(id: string, pid = 1, isolate = 'main'): CapturedSnapshot {
  return {
    id,
    state: 'captured',
    capturedAt: '2026-01-01T00:00:00Z',
    fileBytes: 1,
    fileName: `${id}.heapsnapshot.gz`,
    isAnalyzed: false,
    isolate,
    pid,
  };
}
const running: Snapshot = { id: 'now', state: 'capturing', capturedAt: '2026-01-01T00:00:00Z' };
const chosen = (baseline: string, current: string, through: readonly string[] = []) => ({
  state: 'chosen',
  subject: { baseline, current, through },
});

describe('nothing asked for', () => {
  test('the two newest that are there', () => {
    expect(chooseSnapshots([running, captured('c'), captured('b'), captured('a')], {})).toEqual(
      chosen('b', 'c'),
    );
  });

  test('of one process and isolate, if there are', () => {
    const all = [captured('c', 2), captured('b', 2, 'worker'), captured('x', 1), captured('a', 2)];
    expect(chooseSnapshots(all, {})).toEqual(chosen('a', 'c'));
    expect(chooseSnapshots([captured('c', 2), captured('b', 1)], {})).toEqual(chosen('b', 'c'));
  });

  test('one is too few', () => {
    expect(chooseSnapshots([running, captured('a')], {})).toEqual({ state: 'tooFew', captured: 1 });
    expect(chooseSnapshots([], {})).toEqual({ state: 'tooFew', captured: 0 });
  });
});

test('what is asked for is taken, and completed', () => {
  const all = [captured('c'), captured('b'), captured('a')];
  expect(chooseSnapshots(all, { baseline: 'a', current: 'b' })).toEqual(chosen('a', 'b'));
  expect(chooseSnapshots(all, { baseline: 'c' })).toEqual(chosen('c', 'b'));
  expect(chooseSnapshots(all, { current: 'b' })).toEqual(chosen('a', 'b'));
  expect(chooseSnapshots(all, { current: 'c', through: ['b'] })).toEqual(chosen('a', 'c', ['b']));
  expect(chooseSnapshots([], { baseline: 'x', current: 'y' })).toEqual(chosen('x', 'y'));
});

test('the instance is the one asked for, of a snapshot asked for, or the newest', () => {
  const all = [running, { ...captured('b'), instance: 'y' }, { ...captured('a'), instance: 'x' }];
  expect(instanceToShow(all, { instance: 'z' })).toBe('z');
  expect(instanceToShow(all, { baseline: 'a' })).toBe('x');
  expect(instanceToShow(all, {})).toBe('y');
  expect(instanceToShow([], {})).toBeUndefined();
});
