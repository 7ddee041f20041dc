import type { Diff } from 'heapwatch/wire';
import { expect, test } from 'vitest';
import { diffFrame, readDiffFrame } from './diff-frame.ts';

const side = { nodes: 1, bytes: 2, capturedAt: '2026-01-01T00:00:00Z' };
const none = { rows: [], leftOut: 0 };
const diff: Diff = {
  baseline: { id: 'a', ...side },
  current: { id: 'b', ...side },
  through: [],
  sameProcess: true,
  classes: [
    {
      className: 'Session',
      key: 'k',
      isSystem: false,
      addedCount: 3,
      removedCount: 1,
      deltaCount: 2,
      addedBytes: 300,
      removedBytes: 100,
      deltaBytes: 200,
      retainedByAddedBytes: 9_000,
      grewEveryTime: true,
    },
  ],
  classesLeftOut: 4,
  suspects: [],
  listeners: none,
  contexts: none,
};
const subject = { baseline: 'a', current: 'b', through: [] };

test('a frame is read as the diff it was made of', () => {
  const read = readDiffFrame([diffFrame(diff, subject, '/proxy')]);
  const { classes, ...head } = diff;
  expect(read).toEqual({ reading: { subject, head, rows: classes }, dataSourceUrl: '/proxy' });
});

test('every column of sizes has its unit, and what was left out is said', () => {
  const { fields, meta } = diffFrame(diff, subject, '/proxy');
  const units = fields
    .filter(({ name }) => /size|Shallow|Retained/.test(name))
    .map(({ config }) => config.unit);
  expect(units).toEqual(['bytes', 'bytes', 'bytes', 'bytes']);
  expect(fields.every(({ config }) => config.description)).toBe(true);
  expect(meta?.notices?.[0]?.text).toBe('4 smaller classes are left out');
});

test('frames of others are none', () => {
  expect(readDiffFrame([])).toBeUndefined();
});
