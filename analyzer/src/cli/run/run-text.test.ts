import { expect, test } from 'vitest';
import type { SnapshotDiff } from '../../explain/snapshot-diff.ts';
import { culpritLines, durationText, leakLines, processName, vitalsText } from './run-text.ts';

const heap = { memory: 'heap', state: 'leaking', slopeBytesPerSecond: 1024 * 1024, secondsToLimit: 300 };
const isolate = {
  isolate: 'main',
  heapUsedBytes: 48.1 * 1024 ** 2,
  heapLimitBytes: 4 * 1024 ** 3,
  liveBytes: 31.2 * 1024 ** 2,
  memories: [heap],
};

test('the live line says state, heap, live set with its slope, and limit', () => {
  expect(vitalsText(isolate)).toBe('LEAKING · heap 48.1 MiB · live 31.2 MiB (+3.5 GiB/h) · limit 4.0 GiB');
});

test('before a GC there is no live set, and other memory is told where it leaks', () => {
  const young = { ...heap, state: 'warming_up', slopeBytesPerSecond: 0 };
  const native = { ...heap, memory: 'native' };
  expect(vitalsText({ ...isolate, liveBytes: undefined, memories: [young, native] })).toBe(
    'warming up · native LEAKING +3.5 GiB/h · heap 48.1 MiB · limit 4.0 GiB',
  );
});

test('a leak is told with when it reaches its limit, and what is done', () => {
  expect(leakLines('app.js (pid 1)', heap, 200)).toEqual([
    'heapwatch: app.js (pid 1) leaks: heap memory +3.5 GiB/h; reaches its limit in 5 min. Capturing a snapshot, which pauses it.',
  ]);
  const native = { ...heap, memory: 'native', secondsToLimit: Number.POSITIVE_INFINITY };
  expect(leakLines('app.js (pid 1)', native, 200)).toEqual([
    'heapwatch: app.js (pid 1) leaks: native memory +3.5 GiB/h. A heap snapshot does not show native memory.',
  ]);
});

test('the name of a script cannot drive the terminal', () => {
  expect(processName({ script: '/app/a\u001b[2Jb.js', pid: 7 }, 'resize-1')).toBe(
    'a�[2Jb.js (pid 7) thread resize-1',
  );
});

test('suspects that are noise beside the heap are not told', () => {
  const totals = { nodes: 1, bytes: 100 * 1024 ** 2 };
  const suspect = {
    rank: 1,
    className: 'Order',
    addedCount: 9,
    deltaBytes: 900_000,
    retainedBytes: 900_000,
    sentence: '',
    holders: 'orders',
    path: [],
  };
  const diff = { baseline: totals, current: totals, suspects: [suspect] } as unknown as SnapshotDiff;
  expect(culpritLines('app.js (pid 1)', diff, 200)).toEqual([
    'heapwatch: app.js (pid 1): nothing of size grew between its snapshots (100 MiB → 100 MiB).',
  ]);
  const large = { ...diff, suspects: [{ ...suspect, retainedBytes: 2_000_000 }] } as unknown as SnapshotDiff;
  expect(culpritLines('app.js (pid 1)', large, 200).join('\n')).toContain('9 × Order, retaining +1.9 MiB');
});

test.each([
  [40, '40 s'],
  [130, '2 min'],
  [7300, '2 h'],
])('%i seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
