import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isOwnDirectory, prepareOwnDirectory } from './own-directory.ts';
import { defaultSnapshotDirectory, NO_DIRECTORY } from './snapshot-directory.ts';

const root = mkdtempSync(join(tmpdir(), 'heapwatch-own-'));
afterAll(() => rmSync(root, { recursive: true }));

test('is made with all its parents, closed to others', async () => {
  const path = join(root, 'a/b');
  expect(await isOwnDirectory(path)).toBe(false);
  await prepareOwnDirectory(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(await isOwnDirectory(path)).toBe(true);
  await prepareOwnDirectory(path);
});

test('one that others may read is refused with the cure, and left as it is', async () => {
  const path = join(root, 'open');
  mkdirSync(path);
  chmodSync(path, 0o755);
  await expect(prepareOwnDirectory(path)).rejects.toThrow(
    `${path} has mode 755 and is open to others; name one of its own, or chmod 700 it`,
  );
  expect(statSync(path).mode & 0o777).toBe(0o755);
});

test('a symbolic link is refused, dangling or not', async () => {
  mkdirSync(join(root, 'target'), { mode: 0o700 });
  symlinkSync(join(root, 'target'), join(root, 'link'));
  symlinkSync(join(root, 'nothing'), join(root, 'dangling'));
  await expect(prepareOwnDirectory(join(root, 'link'))).rejects.toThrow('is a symbolic link');
  await expect(isOwnDirectory(join(root, 'dangling'))).rejects.toThrow('is a symbolic link');
  await expect(prepareOwnDirectory(join(root, 'dangling'))).rejects.toThrow('dangling');
});

test('a file is refused', async () => {
  writeFileSync(join(root, 'file'), '');
  await expect(prepareOwnDirectory(join(root, 'file'))).rejects.toThrow('choose another with snapshot.dir');
  await expect(isOwnDirectory(join(root, 'file'))).rejects.toThrow('is no directory');
});

test.skipIf(process.getuid?.() === undefined)('one of another user is refused', async () => {
  // The root directory is root's; for root itself, take what belongs to somebody else by making it so.
  const path = process.getuid?.() === 0 ? await givenAway(join(root, 'given')) : '/';
  await expect(isOwnDirectory(path)).rejects.toThrow('belongs to user');
});

async function givenAway(path: string): Promise<string> {
  const { chown, mkdir } = await import('node:fs/promises');
  await mkdir(path, { mode: 0o700 });
  await chown(path, 65_534, 65_534);
  return path;
}

test('a user without a home has no directory, and is told to name one', async () => {
  expect(await isOwnDirectory(NO_DIRECTORY)).toBe(false);
  await expect(prepareOwnDirectory(NO_DIRECTORY)).rejects.toThrow('name a directory with snapshot.dir');
});

test('the default is in the user’s state directory', () => {
  expect(defaultSnapshotDirectory({ XDG_STATE_HOME: '/state' })).toBe('/state/heapwatch/snapshots');
  expect(defaultSnapshotDirectory({ XDG_STATE_HOME: 'relative' })).toMatch(
    /^\/.*\/\.local\/state\/heapwatch\/snapshots$/,
  );
  expect(defaultSnapshotDirectory({})).toMatch(/^\/.*\/\.local\/state\/heapwatch\/snapshots$/);
});
