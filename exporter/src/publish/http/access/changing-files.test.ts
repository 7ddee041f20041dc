import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ChangingFiles } from './changing-files.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-changing-'));
  path = join(folder, 'file');
  writeFileSync(path, 'one');
});
afterEach(() => rmSync(folder, { recursive: true }));

function watch() {
  const errors: string[] = [];
  let made = 0;
  const files = new ChangingFiles(
    [path],
    ([text = '']) => {
      made++;
      if (text === 'bad') throw new Error('it is bad');
      return text;
    },
    (error) => errors.push(String(error)),
  );
  return { files, errors, made: () => made };
}

test('is read again when it was exchanged, and only then', () => {
  const { files, errors, made } = watch();
  expect([files.value, files.value, made()]).toEqual(['one', 'one', 1]);
  writeFileSync(join(folder, 'next'), 'two');
  renameSync(join(folder, 'next'), path);
  expect([files.value, files.value, made()]).toEqual(['two', 'two', 2]);
  expect(errors).toEqual([]);
});

test('what cannot be used is told once, and what was good stays', () => {
  const { files, errors } = watch();
  writeFileSync(path, 'bad');
  expect([files.value, files.value]).toEqual(['one', 'one']);
  expect(errors).toEqual(['Error: it is bad']);
  writeFileSync(path, 'three');
  expect(files.value).toBe('three');
});

test('a file that is not there is an error at the start', () => {
  rmSync(path);
  expect(watch).toThrow('ENOENT');
  writeFileSync(path, 'x');
});
