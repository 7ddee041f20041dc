import { expect, test } from 'vitest';
import { ticketText } from './ticket-text.ts';

const none = { rows: [], leftOut: 0 };
const head = {
  baseline: { id: 'a', nodes: 1_100_000, bytes: 118 * 2 ** 20, capturedAt: '2026-01-01T01:55:00Z' },
  current: { id: 'b', nodes: 2_400_000, bytes: 247 * 2 ** 20, capturedAt: '2026-01-01T03:05:00Z' },
  through: [],
  sameProcess: true,
  classesLeftOut: 0,
  suspects: [
    {
      rank: 1,
      className: 'leakEventCallback()',
      source: { url: '/srv/app.js', line: 22, column: 5 },
      addedCount: 50_001,
      deltaBytes: 1,
      retainedBytes: 2,
      sentence: '50,001 leakEventCallback() were added.',
      holders: 'Server',
      path: [
        { edgeType: 'shortcut', className: '(GC roots)' },
        { edgeType: 'property', edgeName: 'request', className: 'Array', count: 3 },
      ],
    },
  ],
  listeners: none,
  contexts: none,
};

test('the whole text', () => {
  const row = {
    className: 'leakEventCallback()',
    isSystem: false,
    addedCount: 50_001,
    removedCount: 0,
    deltaCount: 50_001,
    addedBytes: 3_565_158,
    removedBytes: 0,
    deltaBytes: 3_565_158,
    retainedByAddedBytes: 100_663_296,
  };
  const rows = Array.from({ length: 12 }, () => row);
  expect(
    ticketText({ instance: 'checkout-7f', head, rows, href: 'http://grafana/diff' }).split('\n'),
  ).toEqual([
    'Heap growth of checkout-7f',
    'Baseline 2026-01-01T01:55:00Z (118 MiB, 1,100,000 nodes)',
    'Current  2026-01-01T03:05:00Z (247 MiB, 2,400,000 nodes)',
    '',
    '1. 50,001 leakEventCallback() were added.',
    '   written at /srv/app.js:22:5',
    '   (GC roots)',
    '   .request Array (3 times)',
    '',
    'Class: added, removed, delta, shallow delta, retained by added',
    ...Array.from({ length: 10 }, () => 'leakEventCallback(): 50,001, 0, +50,001, +3.4 MiB, 96 MiB'),
    '… and 2 more classes',
    '',
    'http://grafana/diff',
  ]);
});

test('no suspect is said', () => {
  expect(ticketText({ instance: undefined, head: { ...head, suspects: [] }, rows: [], href: '' })).toContain(
    'Nothing that grew stands out.',
  );
});
