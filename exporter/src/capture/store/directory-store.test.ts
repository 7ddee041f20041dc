import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClaimName } from './claims.ts';
import { DirectoryStore } from './directory-store.ts';
import type { SnapshotMeta } from './meta/snapshot-meta.ts';
import { SNAPSHOTS } from './meta/stored-kind.ts';
import { ownerTag, partialFileName } from './partial-file.ts';

const SERVICE = 'checkout';
const FIRST = '20261121T031500Z-00000001';
const SECOND = '20261121T041500Z-00000002';
let root: string;
let store: DirectoryStore<SnapshotMeta>;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-store-'));
  store = new DirectoryStore(join(root, 'snapshots'), SNAPSHOTS, { service: SERVICE });
});
afterEach(() => rmSync(root, { recursive: true }));

const metaOf = (id: string): SnapshotMeta => ({
  id,
  service: SERVICE,
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
});
const add = (id: string, content = 'abc') =>
  store.add(
    id,
    async (path) => {
      await writeFile(path, content, { mode: 0o600 });
      return { sizeBytes: content.length, pauseSeconds: 0.5, sha256: '' };
    },
    () => metaOf(id),
  );
const files = () => readdirSync(store.directory).sort();
const deadPid = () => spawnSync(process.execPath, ['--version']).pid;

test('what is added is listed newest first, found, read and removed', async () => {
  expect(await store.list()).toEqual([]);
  await add(FIRST);
  await add(SECOND);
  expect(await store.list()).toEqual([metaOf(SECOND), metaOf(FIRST)]);
  expect(await store.find(FIRST)).toEqual(metaOf(FIRST));
  const content = await store.openContent(FIRST);
  expect(content?.sizeBytes).toBe(3);
  expect((await content?.stream.toArray())?.join('')).toBe('abc');
  await content?.close();
  expect(await store.remove(FIRST)).toBe(true);
  expect(await store.remove(FIRST)).toBe(false);
  expect(files()).toEqual([`${SECOND}.heapsnapshot.gz`, `${SECOND}.json`]);
});

test('files are closed to others', async () => {
  await add(FIRST);
  for (const name of files()) expect(statSync(join(store.directory, name)).mode & 0o777).toBe(0o600);
});

test('a write that fails leaves nothing', async () => {
  const failing = store.add(
    FIRST,
    async (path) => {
      await writeFile(path, 'half');
      throw new Error('disk full');
    },
    () => metaOf(FIRST),
  );
  await expect(failing).rejects.toThrow('disk full');
  expect(files()).toEqual([]);
});

test('while it is written a snapshot is not listed', async () => {
  let listedMeanwhile: unknown;
  await store.add(
    FIRST,
    async (path) => {
      await writeFile(path, 'abc');
      listedMeanwhile = [await store.list(), await store.find(FIRST), await store.openContent(FIRST)];
      return { sizeBytes: 3, pauseSeconds: 0, sha256: '' };
    },
    () => metaOf(FIRST),
  );
  expect(listedMeanwhile).toEqual([[], undefined, undefined]);
  expect(await store.list()).toHaveLength(1);
});

test.each(['../../etc/passwd', '..', '', `${FIRST}/../x`, `${FIRST}\0`, FIRST.toLowerCase()])(
  'no path comes from the id %j',
  async (id) => {
    await add(FIRST);
    expect(await store.find(id)).toBeUndefined();
    expect(await store.openContent(id)).toBeUndefined();
    expect(await store.remove(id)).toBe(false);
    await expect(add(id)).rejects.toThrow();
    expect(await store.list()).toHaveLength(1);
  },
);

test('a link in place of a content is not followed', async () => {
  await add(FIRST);
  rmSync(join(store.directory, `${FIRST}.heapsnapshot.gz`));
  symlinkSync('/etc/hostname', join(store.directory, `${FIRST}.heapsnapshot.gz`));
  await expect(store.openContent(FIRST)).rejects.toThrow('ELOOP');
});

test('a meta that is none, or another’s, is not listed', async () => {
  await add(FIRST);
  writeFileSync(join(store.directory, `${SECOND}.json`), JSON.stringify(metaOf(FIRST)));
  writeFileSync(join(store.directory, '20261121T051500Z-00000003.json'), '{"id":');
  expect(await store.list()).toEqual([metaOf(FIRST)]);
});

test('a sweep leaves alone what this process began while the sweep was waited for', async () => {
  const claim = createClaimName(SERVICE);
  const swept = await new Promise<number>((resolve, reject) => {
    const added = store.add(
      FIRST,
      async (path) => {
        await writeFile(path, 'abc', { mode: 0o600 });
        await store.claims.put(claim, 'here');
        resolve(store.sweep());
        return { sizeBytes: 3, pauseSeconds: 0.5, sha256: '' };
      },
      () => metaOf(FIRST),
    );
    added.catch(reject);
  });
  expect(swept).toBe(0);
  await vi.waitFor(async () => expect(await store.list()).toEqual([metaOf(FIRST)]));
  expect((await store.claims.list()).map(({ name }) => name)).toEqual([claim]);
  await store.claims.remove(claim);
});

test('sweeps what a dead process of this service left and counts its captures', async () => {
  await add(FIRST);
  const partial = { owner: ownerTag(SERVICE), pid: deadPid() };
  const half = partialFileName({ ...partial, id: SECOND, part: 'content' });
  writeFileSync(join(store.directory, half), 'half');
  // Died between the two renames: the content has its name already, the meta has not.
  const third = '20261121T051500Z-00000003';
  writeFileSync(join(store.directory, `${third}.heapsnapshot.gz`), 'whole');
  writeFileSync(join(store.directory, partialFileName({ ...partial, id: third, part: 'meta' })), '{}');
  const { claims } = new DirectoryStore(store.directory, SNAPSHOTS, { service: SERVICE });
  await claims.put(`${partial.owner}-${partial.pid}-0000000a`, '{}');
  await claims.put(`${partial.owner}-${process.ppid}-0000000a`, '{}');
  expect(await store.sweep()).toBe(2);
  expect((await store.claims.list()).map(({ name }) => name)).toEqual([
    `${partial.owner}-${process.ppid}-0000000a`,
  ]);
  await store.claims.remove(`${partial.owner}-${process.ppid}-0000000a`);
  expect(files()).toEqual([`${FIRST}.heapsnapshot.gz`, `${FIRST}.json`]);
  expect(await store.sweep()).toBe(0);
});

test('leaves what a living process or another host is writing, until it is a day old', async () => {
  await store.prepare();
  const living = partialFileName({ id: FIRST, part: 'content', owner: ownerTag(SERVICE), pid: process.ppid });
  const foreign = partialFileName({ id: SECOND, part: 'content', owner: '0badcafe', pid: deadPid() });
  for (const name of [living, foreign]) writeFileSync(join(store.directory, name), 'half');
  expect(await store.sweep()).toBe(0);
  expect(files()).toEqual([living, foreign].sort());
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
  for (const name of files()) utimesSync(join(store.directory, name), twoDaysAgo, twoDaysAgo);
  expect(await store.sweep()).toBe(1);
  expect(files()).toEqual([]);
});

test('a content that nobody reads can be closed', async () => {
  await add(FIRST);
  const content = await store.openContent(FIRST);
  await content?.close();
  expect(content?.stream.destroyed).toBe(true);
});

test('the quota removes the oldest of this service before and after a capture, and nothing of others', async () => {
  const quota = { maxBytes: 1000, maxCount: 2, maxAgeSeconds: 86_400 };
  const nowMs = Date.parse('2026-11-21T04:00:00Z');
  await add(FIRST);
  const other = new DirectoryStore(store.directory, SNAPSHOTS, { service: 'other' });
  const foreign = '20260101T000000Z-00000009';
  const write = async (path: string) => {
    await writeFile(path, 'abc');
    return { sizeBytes: 3, pauseSeconds: 0, sha256: '' };
  };
  await other.add(foreign, write, () => ({ ...metaOf(foreign), service: 'other' }));
  writeFileSync(join(store.directory, 'notes.txt'), 'of somebody');

  store = new DirectoryStore(store.directory, SNAPSHOTS, { service: SERVICE, quota, now: () => nowMs });
  await add(SECOND);
  const third = '20261121T051500Z-00000003';
  await add(third);
  expect((await store.list()).map(({ id }) => id)).toEqual([third, SECOND, foreign]);

  store = new DirectoryStore(store.directory, SNAPSHOTS, {
    service: SERVICE,
    quota: { ...quota, maxCount: 1 },
    now: () => nowMs,
  });
  await store.sweep();
  expect(files()).toEqual(
    [foreign, third].flatMap((id) => [`${id}.heapsnapshot.gz`, `${id}.json`]).concat('notes.txt'),
  );
});
