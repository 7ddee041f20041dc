import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { FileError } from './file-error.ts';

/** Large enough that a read costs little, small enough to stay in a core's own cache. */
const CHUNK_BYTES = 1 << 18;

/** How much of a source is read. */
export interface FileProgress {
  readonly bytesRead: number;
  /** Unknown of a stream. */
  readonly totalBytes?: number;
}

export interface ReadOptions {
  /** Place of the first byte to read. */
  readonly start?: number;
  readonly tell?: ((progress: FileProgress) => void) | undefined;
}

/**
 * Reads a file piece by piece. Each piece is valid until the next is asked for: the buffer is one. Reads block, as what
 * is done with the pieces blocks longer: so the bytes are in the cache of the core that needs them.
 */
export async function* readFile(
  path: string,
  { start = 0, tell }: ReadOptions = {},
): AsyncGenerator<Uint8Array> {
  const file = await openFile(path);
  try {
    const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    const totalBytes = tell === undefined ? 0 : (await file.stat()).size;
    let position = start;
    for (;;) {
      const bytesRead = readSync(file.fd, buffer, 0, CHUNK_BYTES, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      tell?.({ bytesRead: position, totalBytes });
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new FileError('not-found', 'there is no such file');
    throw new FileError('unreadable', `cannot be opened (${code ?? String(error)})`);
  }
  const stats = await file.stat();
  if (stats.isDirectory()) {
    await file.close();
    throw new FileError('not-a-file', 'is a directory: name a .heapsnapshot file in it');
  }
  return file;
}

/** Whether a file is gzip. Errors as of {@link readFile}. */
export async function isGzipFile(path: string): Promise<boolean> {
  const file = await openFile(path);
  try {
    const bytes = Buffer.alloc(2);
    readSync(file.fd, bytes, 0, 2, 0);
    return isGzip(bytes);
  } finally {
    await file.close();
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Unpacks the bytes if they are gzip, which the first two tell; passes them on otherwise. */
export async function* unpack(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) return;
  const rest = resume(Buffer.from(first.value), pieces);
  if (!isGzip(first.value)) {
    yield* rest;
    return;
  }
  // most snapshots are not packed
  const [{ Readable }, { createGunzip }] = await Promise.all([import('node:stream'), import('node:zlib')]);
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const packed = Readable.from(copies(rest), { objectMode: false });
  packed.on('error', (error) => gunzip.destroy(error));
  packed.pipe(gunzip);
  let unpackedBytes = 0;
  try {
    for await (const piece of gunzip) {
      unpackedBytes += piece.length;
      yield piece as Uint8Array;
    }
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    const reason = `${(error as Error).message}, ${unpackedBytes} bytes unpacked`;
    throw new FileError('bad-gzip', `is gzip, but damaged or cut short (${reason})`);
  } finally {
    packed.destroy();
  }
}

async function* resume(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  } finally {
    await pieces.return?.();
  }
}

/** A stream keeps pieces for later, so they must not share one buffer. */
async function* copies(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of source) yield Buffer.from(piece);
}
