import { spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { snapshotText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { HEAP_PROFILES } from '../profile/heap-profile-meta.ts';
import { DirectoryStore } from '../store/directory-store.ts';
import type { SnapshotMeta } from '../store/meta/snapshot-meta.ts';
import { SNAPSHOTS } from '../store/meta/stored-kind.ts';
import { collectNearLimit } from './near-limit-collection.ts';
import { nearLimitDirectory } from './near-limit-directory.ts';
import { NearLimitNotes } from './near-limit-note.ts';

const SERVICE = 'checkout';
let root: string;
let cwd: string;
let store: DirectoryStore<SnapshotMeta>;
let notes: NearLimitNotes;
let captured: SnapshotMeta[];
let lost: string[];
let pid: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-near-'));
  cwd = join(root, 'cwd');
  mkdirSync(cwd);
  store = new DirectoryStore(join(root, 'snapshots'), SNAPSHOTS, { service: SERVICE });
  notes = new NearLimitNotes(join(root, 'snapshots'), SERVICE);
  captured = [];
  lost = [];
  pid = spawnSync(process.execPath, ['--version']).pid;
});
afterEach(() => rmSync(root, { recursive: true }));

const leaveNote = (of = pid, directory = cwd) =>
  notes.leave({
    pid: of,
    directory,
    armedMs: Date.now(),
    instance: 'pod-1:9470',
    nodeVersion: '24.21.0',
    v8Version: '13.6',
    intervalBytes: 524_288,
  });
const collect = () =>
  collectNearLimit({
    notes,
    service: SERVICE,
    snapshots: store,
    profiles: new DirectoryStore(join(root, 'profiles'), HEAP_PROFILES, { service: SERVICE }),
    allowedNames: undefined,
    signal: new AbortController().signal,
    onSnapshot: (meta) => captured.push(meta),
    onProfile: () => undefined,
    onLost: (why) => lost.push(why),
  });
const rawPath = (of = pid, directory = cwd) =>
  join(directory, `Heap.20261121.031500.${of}.0.001.heapsnapshot`);
const RAW = snapshotText([{ name: '(root)' }]);

test('a whole file becomes a snapshot of the process that wrote it; file and note are gone', async () => {
  await leaveNote();
  writeFileSync(rawPath(), RAW);
  await collect();
  expect(captured).toMatchObject([
    { service: SERVICE, instance: 'pod-1:9470', pid, redacted: true, trigger: 'near_limit' },
  ]);
  expect(await store.list()).toEqual(captured);
  expect(readdirSync(cwd)).toEqual([]);
  expect(await notes.ofTheDead()).toEqual([]);
});

test('a file that V8 did not finish is deleted and told, and nothing is listed', async () => {
  await leaveNote();
  writeFileSync(rawPath(), RAW.slice(0, RAW.length / 2));
  await collect();
  expect(lost).toHaveLength(1);
  expect([await store.list(), readdirSync(cwd)]).toEqual([[], []]);
});

test('where the store cannot be used, file and note stay for the next start', async () => {
  await leaveNote();
  writeFileSync(rawPath(), RAW);
  const { add } = store;
  store.add = () => Promise.reject(new Error('disk full'));
  await expect(collect()).rejects.toThrow('disk full');
  expect(readdirSync(cwd)).toHaveLength(1);
  store.add = add;
  await collect();
  expect(captured).toHaveLength(1);
});

describe('left alone is', () => {
  test.each<[string, () => void]>([
    ['a link', () => symlinkSync('/etc/hostname', rawPath())],
    [
      'a file with a second name',
      () => {
        writeFileSync(join(root, 'other'), RAW);
        linkSync(join(root, 'other'), rawPath());
      },
    ],
    ['the file of another process', () => writeFileSync(rawPath(1), RAW)],
    ['another name', () => writeFileSync(join(cwd, `Heap.${pid}.heapsnapshot`), RAW)],
    [
      'what is older than the note',
      () => {
        writeFileSync(rawPath(), RAW);
        utimesSync(rawPath(), 1, 1);
      },
    ],
  ])('%s', async (_name, put) => {
    await leaveNote();
    put();
    await collect();
    expect([captured, lost, readdirSync(cwd).length]).toEqual([[], [], 1]);
  });

  test('what belongs to a process that lives, or to another service', async () => {
    await leaveNote(process.ppid);
    writeFileSync(rawPath(process.ppid), RAW);
    await new NearLimitNotes(join(root, 'snapshots'), 'other').leave({
      pid,
      directory: cwd,
      armedMs: Date.now(),
      instance: 'x',
      nodeVersion: '24.21.0',
      v8Version: '13.6',
      intervalBytes: 1,
    });
    writeFileSync(rawPath(), RAW);
    await collect();
    expect([captured, readdirSync(cwd).length]).toEqual([[], 2]);
  });
});

test.each([
  [[], undefined, '/app'],
  [['--diagnostic-dir=/var/d'], undefined, '/var/d'],
  [['--diagnostic-dir', '/var/d'], '--diagnostic-dir=/x', '/var/d'],
  [[], '--no-warnings --diagnostic-dir=tmp', '/app/tmp'],
])('V8 writes for %j and NODE_OPTIONS %j into %s', (execArgv, nodeOptions, expected) => {
  expect(nearLimitDirectory(execArgv, nodeOptions, '/app')).toBe(expected);
});
