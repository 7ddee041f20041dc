import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SnapshotDirectory } from './snapshot-directory.ts';
import { isSnapshotId, nameSnapshots } from './snapshot-name.ts';

let folder: string;
let store: SnapshotDirectory;

beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'heapwatch-store-')), 'store');
  store = await SnapshotDirectory.open(folder);
});
afterEach(async () => {
  await store.close();
  rmSync(join(folder, '..'), { recursive: true });
});

test('makes its directory for the user alone, and refuses one that is open to others', async () => {
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const open = join(folder, '../open');
  mkdirSync(open, { mode: 0o755 });
  await expect(SnapshotDirectory.open(open)).rejects.toThrow(/open to others \(mode 755\): chmod 700/);
  const link = join(folder, '../link');
  symlinkSync(folder, link);
  await expect(SnapshotDirectory.open(link)).rejects.toThrow('is a symbolic link');
});

test('a second service is refused while the first runs, a lock that was left is taken', async () => {
  writeFileSync(join(folder, '.heapwatch-serve.lock'), '{"host":"elsewhere","pid":1}');
  await expect(SnapshotDirectory.open(folder)).rejects.toThrow('process 1 on elsewhere');
  const long = new Date(Date.now() - 60_000);
  utimesSync(join(folder, '.heapwatch-serve.lock'), long, long);
  writeFileSync(join(folder, '.partial-0011'), 'half');
  const next = await SnapshotDirectory.open(folder);
  expect(readdirSync(folder)).toEqual(['.heapwatch-serve.lock']);
  await next.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('lists what was put there, with the meta beside it, newest first', async () => {
  writeFileSync(join(folder, 'old.heapsnapshot'), 'x');
  writeFileSync(join(folder, 'old.json'), '{"service":"shop","pid":"no","startedAt":"2026-11-21T01:00:00Z"}');
  writeFileSync(join(folder, 'new one.heapsnapshot.gz'), 'xyz');
  writeFileSync(join(folder, 'notes.txt'), 'x');
  writeFileSync(join(folder, '.heapsnapshot'), 'x');
  symlinkSync('/etc/passwd', join(folder, 'link.heapsnapshot'));
  mkdirSync(join(folder, 'directory.heapsnapshot'));
  const listed = await store.list();
  expect(listed.map(({ id, fileName, fileBytes, meta }) => ({ id, fileName, fileBytes, meta }))).toEqual(
    [
      { id: 'file-0f79ba7b0dc2b264', fileName: 'new one.heapsnapshot.gz', fileBytes: 3, meta: {} },
      {
        id: 'old',
        fileName: 'old.heapsnapshot',
        fileBytes: 1,
        meta: { service: 'shop', startedAt: '2026-11-21T01:00:00Z' },
      },
    ].map((row, k) => (k === 0 ? { ...row, id: listed[0]?.id } : row)),
  );
  expect(listed[0]?.id).toMatch(/^file-[0-9a-f]{16}$/);
  expect((await store.find('old'))?.fileName).toBe('old.heapsnapshot');
  for (const id of ['link', '../old', 'old.heapsnapshot', '.', ''])
    expect(await store.find(id)).toBeUndefined();
});

test('a capture is there whole or not at all', async () => {
  const failing = store.add('20261121T010000Z-00000000', {}, async (path) => {
    writeFileSync(path, 'half');
    throw new Error('the line was cut');
  });
  await expect(failing).rejects.toThrow('the line was cut');
  expect(readdirSync(folder)).toEqual(['.heapwatch-serve.lock']);
  const added = await store.add('20261121T010000Z-00000000', { instance: 'a:1' }, async (path) =>
    writeFileSync(path, 'whole', { mode: 0o600 }),
  );
  expect(added).toMatchObject({ id: '20261121T010000Z-00000000', fileBytes: 5, meta: { instance: 'a:1' } });
  writeFileSync(store.indexPath(added), '');
  await store.remove(added);
  expect(readdirSync(folder)).toEqual(['.heapwatch-serve.lock']);
});

test('a fingerprint changes with the content, not with the mode', async () => {
  const path = join(folder, 'a.heapsnapshot');
  writeFileSync(path, 'one');
  const at = new Date(1_000_000);
  utimesSync(path, at, at);
  const first = await store.fingerprint((await store.list())[0] as never);
  chmodSync(path, 0o600);
  expect(await store.fingerprint((await store.list())[0] as never)).toBe(first);
  writeFileSync(path, 'two');
  utimesSync(path, at, at);
  expect(await store.fingerprint((await store.list())[0] as never)).not.toBe(first);
});

test('every id is plain and of one file only', () => {
  const stem = fc.oneof(
    fc.constantFrom('a', '..', '../x', 'a.b', 'é', 'a'.repeat(81)),
    fc.string({ minLength: 1 }),
  );
  const name = fc
    .tuple(stem, fc.constantFrom('.heapsnapshot', '.heapsnapshot.gz', '.json'))
    .map(([a, b]) => a + b);
  fc.assert(
    fc.property(fc.uniqueArray(name), (names) => {
      const ids = [...nameSnapshots(names).values()];
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !isSnapshotId(id) || /[/\\]|\.\./.test(id))).toEqual([]);
    }),
  );
});
