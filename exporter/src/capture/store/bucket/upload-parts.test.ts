import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FilePart, isOnePart, sendInParts } from './upload-parts.ts';

const MIB = 2 ** 20;
const bytes = randomBytes(20 * MIB + 3);
const NEVER = new AbortController().signal;
let root: string;
let path: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-parts-'));
  path = join(root, 'content');
  writeFileSync(path, bytes);
});
afterEach(() => rmSync(root, { recursive: true }));

const file = (sizeBytes = bytes.length) => ({
  path,
  sizeBytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

test('a file is sent whole and in order, two parts at once', async () => {
  const second = Promise.withResolvers<void>();
  const ended: number[] = [];
  const send = async ({ number, bytes: part }: FilePart) => {
    if (number === 2) second.resolve();
    // the second comes while the first is under way, the third does not
    if (number === 1) await second.promise;
    if (number === 3) expect(ended).toContain(1);
    ended.push(number);
    return { number, part };
  };
  const sent = await sendInParts(file(), send, NEVER);
  expect(sent.map(({ number, part }) => [number, part.length])).toEqual([
    [1, 8 * MIB],
    [2, 8 * MIB],
    [3, 4 * MIB + 3],
  ]);
  expect(Buffer.concat(sent.map(({ part }) => part)).equals(bytes)).toBe(true);
});

test('a small file is one part', () => {
  expect(isOnePart(file(8 * MIB))).toBe(true);
  expect(isOnePart(file())).toBe(false);
});

test('a part that fails stops the others and is what is told', async () => {
  const sent: number[] = [];
  const send = ({ number }: FilePart, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      sent.push(number);
      if (number === 2) reject(new Error('no room'));
      else if (number === 1) resolve();
      else signal.addEventListener('abort', () => reject(signal.reason));
    });
  await expect(sendInParts(file(), send, NEVER)).rejects.toThrow('no room');
  expect(sent).not.toContain(4);
});

test('a signal ends it', async () => {
  const abort = new AbortController();
  const send = async ({ number }: FilePart) => {
    if (number === 1) abort.abort();
  };
  await expect(sendInParts(file(), send, abort.signal)).rejects.toThrow('aborted');
});

test('a file that has changed is not sent as the one it was', async () => {
  const send = async () => undefined;
  await expect(sendInParts(file(bytes.length + 1), send, NEVER)).rejects.toThrow('ends at');
  writeFileSync(path, Buffer.alloc(bytes.length));
  await expect(sendInParts(file(), send, NEVER)).rejects.toThrow('another checksum');
});
