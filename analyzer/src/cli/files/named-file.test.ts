import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkNewFile, readNamedFile } from './named-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'heapwatch-named-file-'));
const known = join(folder, 'known');
mkdirSync(join(folder, 'inner'));
writeFileSync(known, 'text');
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file to read', () => {
  test('gives its text', async () => {
    expect(await readNamedFile(known)).toBe('text');
  });
  test.each([
    ['none', 'there is no such file'],
    ['known/inner', 'there is no such file'],
    ['inner', 'is a directory: name a file in it'],
  ])('%s: %s', async (name, why) => {
    const path = join(folder, name);
    await expect(readNamedFile(path)).rejects.toThrow(`${path}: ${why}`);
  });
});

describe('a file to write', () => {
  test('may be new', async () => {
    await expect(checkNewFile(join(folder, 'new'))).resolves.toBeUndefined();
  });
  test.each([
    ['known', 'there is a file already: name another, or remove it'],
    ['inner', 'is a directory: name a file in it'],
    ['none/new', `cannot be written: ${join(folder, 'none')} is no directory`],
    ['known/new', `cannot be written: ${known} is no directory`],
  ])('%s: %s', async (name, why) => {
    const path = join(folder, name);
    await expect(checkNewFile(path)).rejects.toThrow(`${path}: ${why}`);
  });
});
