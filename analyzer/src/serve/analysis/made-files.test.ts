import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeColumnFile } from '../../store/column-file/write-column-file.ts';
import { SnapshotDirectory, type StoredSnapshot } from '../../store/snapshots/snapshot-directory.ts';
import type { LookupFile } from '../lookup/lookup.ts';
import { MadeFiles } from './made-files.ts';

const MINUTE = 60_000;
const QUOTA_BYTES = 25_000;

let folder: string;
let store: SnapshotDirectory;
let nowMs: number;
let made: MadeFiles;
const ids = ['a', 'b', 'c'];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-made-'));
  nowMs = Date.parse('2026-11-21T12:00:00Z');
  for (const id of ids) writeFileSync(join(folder, `${id}.heapsnapshot`), `snapshot ${id}`, { mode: 0o600 });
  store = await SnapshotDirectory.open(folder);
  made = filesOf();
  // each takes about 10,000 bytes; `a` was used last an hour ago, `c` forty minutes ago
  for (const [k, id] of ids.entries()) await make(id, nowMs - (60 - k * 10) * MINUTE);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function filesOf(quotaBytes = QUOTA_BYTES): MadeFiles {
  return new MadeFiles({ store, release: '1', quotaBytes, now: () => nowMs });
}

async function find(id: string): Promise<StoredSnapshot> {
  const found = await store.find(id);
  if (found === undefined) throw new Error(`${id} is not there`);
  return found;
}

async function make(id: string, usedMs: number): Promise<LookupFile> {
  const index = await made.indexOf(await find(id));
  writeColumnFile(index.path, store.partialPath(), {
    release: '1',
    sources: [{ id, fingerprint: index.fingerprints[0] as string }],
    facts: { nodes: 7, heapBytes: 70 },
    sections: new Map([['filler', new Uint8Array(10_000)]]),
  });
  utimesSync(index.path, usedMs / 1000, usedMs / 1000);
  return index;
}

const left = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.index'))
    .sort();

test('above the quota what was not used for longest goes first, and no more than must', async () => {
  await made.prune();
  expect(left()).toEqual(['b.index', 'c.index']);
  expect(await made.isWhole(await made.indexOf(await find('a')))).toBe(false);
  expect(await made.facts(await find('b'))).toEqual({ nodes: 7, heapBytes: 70 });
});

test('what was used stays, and the next service knows that it was', async () => {
  const index = await made.indexOf(await find('a'));
  made.noteUse(index);
  await expect.poll(() => statSync(index.path).mtimeMs).toBe(nowMs);
  nowMs += 30 * MINUTE;
  made = filesOf();
  await made.prune();
  expect(left()).toEqual(['a.index', 'c.index']);
});

test('what is in use is never removed, however small the quota', async () => {
  made = filesOf(0);
  made.noteUse(await made.indexOf(await find('b')));
  await made.prune();
  expect(left()).toEqual(['b.index']);
  nowMs += 6 * MINUTE;
  await made.prune();
  expect(left()).toEqual([]);
});

test('what was made of a snapshot that was deleted meanwhile goes with it', async () => {
  const snapshot = await find('c');
  const [fingerprint] = (await made.indexOf(snapshot)).fingerprints;
  rmSync(snapshot.path);
  await made.noteMade({
    release: '1',
    snapshots: [
      { side: { id: 'c', capturedAt: '' }, path: snapshot.path, fingerprint: fingerprint as string },
    ],
    index: { path: store.indexPath(snapshot), partialPath: '' },
    maxSnapshotBytes: 1,
  });
  expect(existsSync(store.indexPath(snapshot))).toBe(false);
  expect(left()).toEqual(['a.index', 'b.index']);
});
