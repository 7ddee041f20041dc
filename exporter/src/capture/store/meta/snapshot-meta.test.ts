import { expect, test } from 'vitest';
import { parseSnapshotMeta, type SnapshotMeta } from './snapshot-meta.ts';
import { formatMeta } from './stored-kind.ts';

/** As the first release wrote it. */
const OLD: SnapshotMeta = {
  id: '20261121T031500Z-00000001',
  service: 'checkout',
  instance: 'pod-1:9470',
  isolate: 'main',
  pid: 7,
  nodeVersion: '24.21.0',
  v8Version: '13.6',
  reason: 'test',
  startedAt: '2026-11-21T03:15:00.000Z',
  durationSeconds: 1,
  pauseSeconds: 0.5,
  sizeBytes: 3,
  redacted: false,
};
const NEW: SnapshotMeta = {
  ...OLD,
  sha256: 'ab'.repeat(32),
  nodeCount: 10,
  edgeCount: 20,
  trigger: 'verdict',
  forced: true,
  keep: 'baseline',
};

test.each([OLD, NEW])('a meta is read as it was written', (meta) => {
  expect(parseSnapshotMeta(formatMeta(meta))).toEqual(meta);
});

test.each([
  ['sha256', 'short'],
  ['nodeCount', -1],
  ['trigger', 'moonlight'],
  ['forced', 'yes'],
  ['keep', 'for ever'],
])('an added field that does not fit is left out: %s', (field, value) => {
  const read = parseSnapshotMeta(JSON.stringify({ ...NEW, [field]: value }));
  expect(read).toEqual(Object.fromEntries(Object.entries(NEW).filter(([name]) => name !== field)));
});

test.each(Object.keys(OLD))('without %s it is no meta', (field) => {
  const without = Object.fromEntries(Object.entries(NEW).filter(([name]) => name !== field));
  expect(parseSnapshotMeta(JSON.stringify(without))).toBeUndefined();
});

test.each(['', '{', 'null', '[]', '7'])('%j is no meta', (json) => {
  expect(parseSnapshotMeta(json)).toBeUndefined();
});
