import { expect, test } from 'vitest';
import type { CapturedSnapshot } from './captured-snapshots.ts';
import type { WatchedProcess } from './program-watch.ts';
import { ThreadCaptures } from './thread-captures.ts';

const MIB = 1024 * 1024;
const leaking = (isolate: string, mebibytes: number, captured = 0) => {
  const snapshot = { isolate } as CapturedSnapshot;
  return {
    pid: 7,
    isolates: [{ isolate, heapUsedBytes: 2 * mebibytes * MIB, liveBytes: mebibytes * MIB, memories: [] }],
    leaks: new Map([[`${isolate} heap`, { isolate, memory: 'heap' }]]),
    snapshots: Array.from({ length: captured }, () => snapshot),
  } as unknown as WatchedProcess;
};

test('a thread is captured when it is told to leak, and when it has grown further', () => {
  const captures = new ThreadCaptures();
  const first = captures.due(leaking('resize-1', 40), 0);
  expect(first).toEqual({ isolate: 'resize-1', reason: 'leak in thread resize-1' });
  captures.begun(7, { isolate: 'resize-1', reason: '' });
  expect(captures.due(leaking('resize-1', 50), 0)).toBeUndefined();
  expect(captures.due(leaking('resize-1', 41.9, 1), 0)).toBeUndefined();
  expect(captures.due(leaking('resize-1', 42, 1), 0)?.reason).toContain('further growth');
  captures.begun(7, { isolate: 'resize-1', reason: '' });
  expect(captures.due(leaking('resize-1', 90, 2), 0)).toBeUndefined();
});

test('what is refused is asked for again after a while', () => {
  const captures = new ThreadCaptures();
  const due = captures.due(leaking('resize-1', 40), 1000);
  if (due === undefined) throw new Error('not due');
  captures.begun(7, due);
  captures.refused(7, due, 1000);
  expect(captures.due(leaking('resize-1', 41), 5_999)).toBeUndefined();
  expect(captures.due(leaking('resize-1', 41), 6_000)).toEqual(due);
});

test('the main thread has a plan of its own', () => {
  expect(new ThreadCaptures().due(leaking('main', 40), 0)).toBeUndefined();
});
