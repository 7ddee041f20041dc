import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSnapshotFile } from './snapshot-file.ts';

const PIECE_BYTES = 65_536;
const PIECES = 100;

/** Has all of its text at the first read, as Node's stream of a heap snapshot has. */
class WholeAtOnce extends Readable {
  readonly taken: number[] = [];

  override _read(): void {
    for (let piece = 0; piece < PIECES; piece++) this.push(Buffer.alloc(PIECE_BYTES, piece));
    this.push(null);
  }

  override read(size?: number): Buffer | null {
    const piece = super.read(size) as Buffer | null;
    if (piece !== null) this.taken.push(piece.length);
    return piece;
  }
}

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'heapwatch-snapshot-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const write = (path: string, takeSnapshot: () => Readable, signal = new AbortController().signal) =>
  writeSnapshotFile(path, { signal, redact: false, takeSnapshot });

test('text that V8 has written at once is streamed piece by piece', async () => {
  const snapshot = new WholeAtOnce();
  const path = join(directory, 'content');
  await write(path, () => {
    snapshot.read(0);
    return snapshot;
  });
  expect(snapshot.taken).toEqual(Array.from({ length: PIECES }, () => PIECE_BYTES));
  const text = gunzipSync(readFileSync(path));
  expect(text.length).toBe(PIECES * PIECE_BYTES);
  expect(text.at(-1)).toBe(PIECES - 1);
});

test('a file that is there is not written over, and costs no pause', async () => {
  let taken = 0;
  const take = () => {
    taken++;
    return Readable.from([Buffer.from('{}')]);
  };
  const path = join(directory, 'content');
  await write(path, take);
  await expect(write(path, take)).rejects.toThrow('EEXIST');
  const aborted = AbortSignal.abort(new Error('stopped'));
  await expect(write(join(directory, 'other'), take, aborted)).rejects.toThrow('stopped');
  expect(taken).toBe(1);
});
