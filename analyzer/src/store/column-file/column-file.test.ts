import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { valuesOf } from '../block-column/block-layout.ts';
import { ColumnFileError } from '../column-file-error.ts';
import { ColumnFile } from './column-file.ts';
import { readSection } from './read-section.ts';
import { type SectionContent, writeColumnFile } from './write-column-file.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-columns-'));
  path = join(folder, 'a.index');
  writeColumnFile(path, join(folder, 'a.partial'), {
    release: '1.2.3',
    sources: [{ id: 'a', fingerprint: 'f' }],
    facts: { nodes: 3 },
    sections: new Map<string, SectionContent>([
      ['numbers', Uint32Array.of(1, 2, 0xffff_ffff)],
      ['bytes', Uint8Array.of(7)],
      ['floats', Float64Array.of(2 ** 40, 0.5)],
      ['text', Buffer.from('{"a":1}')],
      ['empty', new Uint32Array(0)],
      ['column', valuesOf(Uint32Array.of(5, 70_000, 6, 7))],
      ['none', valuesOf(new Uint32Array(0))],
    ]),
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

test('gives back what was written, and leaves no partial file', async () => {
  const file = ColumnFile.open(path, '1.2.3');
  expect([...file.numbers('numbers')]).toEqual([1, 2, 0xffff_ffff]);
  expect([...file.bytes('bytes')]).toEqual([7]);
  expect([...file.floats('floats')]).toEqual([2 ** 40, 0.5]);
  expect(file.numbers('empty')).toHaveLength(0);
  expect(file.json('text')).toEqual({ a: 1 });
  expect(file.fact('nodes')).toBe(3);
  expect(file.loadedBytes).toBe(12 + 1 + 16 + 7);
  expect([0, 1, 2, 3].map((at) => file.column('column').at(at))).toEqual([5, 70_000, 6, 7]);
  expect(file.column('none').length).toBe(0);
  // four numbers of 32 bits, and the table of their block
  expect(file.loadedBytes).toBe(12 + 1 + 16 + 7 + 4 * 4 + 7 * 8);
  expect(() => file.bytes('other')).toThrow(ColumnFileError);
  file.close();
  expect((await readSection(path, '1.2.3', 'text')).bytes.toString()).toBe('{"a":1}');
  expect(readdirSync(folder)).toEqual(['a.index']);
});

test('a file of another release, cut short or missing is refused', async () => {
  expect(() => ColumnFile.open(path, '1.2.4')).toThrow('is of another release');
  truncateSync(path, readFileSync(path).length - 3);
  expect(() => ColumnFile.open(path, '1.2.3')).toThrow('is cut short');
  await expect(readSection(path, '1.2.3', 'text')).rejects.toThrow('is cut short');
  expect(() => ColumnFile.open(`${path}x`, '1.2.3')).toThrow('cannot be opened (ENOENT)');
});

test('any byte that is changed is noticed, but in the padding', () => {
  const whole = readFileSync(path);
  const unnoticed: number[] = [];
  for (let at = 0; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged[at] ^= 0x10;
    writeFileSync(path, damaged);
    try {
      const file = ColumnFile.open(path, '1.2.3');
      for (const name of ['numbers', 'bytes', 'floats', 'text']) file.bytes(name);
      file.column('column').at(0);
      file.column('none');
      file.close();
      unnoticed.push(at);
    } catch (error) {
      expect(error).toBeInstanceOf(ColumnFileError);
    }
  }
  expect(unnoticed.map((at) => whole[at])).toEqual(unnoticed.map(() => 0));
  expect(unnoticed.length).toBeLessThan(24);
});
