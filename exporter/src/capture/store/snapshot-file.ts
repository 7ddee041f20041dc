import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getHeapSnapshot } from 'node:v8';
import { compressed } from './compressed.ts';
import { countedSnapshot, type SnapshotCounts, SnapshotCountsReader } from './snapshot-counts.ts';

/** What V8 writes at a time. */
const PIECE_BYTES = 65_536;

/** Never over a file that is there, never through a link. */
export const CREATE_NEW =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

export interface WrittenSnapshot extends Partial<SnapshotCounts> {
  /** Compressed. */
  readonly sizeBytes: number;
  readonly pauseSeconds: number;
  /** Of the compressed content, hexadecimal. */
  readonly sha256: string;
}

export interface SnapshotWriting {
  readonly signal: AbortSignal;
  /** Whether the data is taken out of it first. */
  readonly redact: boolean;
  /** Names that may stay when it is. */
  readonly allowedNames?: readonly string[] | undefined;
  readonly takeSnapshot?: () => Readable | Promise<Readable>;
}

/**
 * A heap snapshot of this isolate, ready to be streamed. BLOCKS while V8 builds it and while it writes it as text, all of which it
 * does when the first of it is read: better at once, in one pause, than in a second one.
 */
export function takeHeapSnapshot(): Readable {
  const snapshot = getHeapSnapshot();
  snapshot.read(0);
  return snapshot;
}

/**
 * Takes a heap snapshot of this isolate and writes it, compressed, to a new file of mode 0600.
 *
 * BLOCKS the event loop while V8 builds the snapshot and writes it as text, and needs about 400 bytes more memory for each
 * heap node meanwhile; the rest is streamed.
 * @throws what the file system, zlib the redaction or the abort signal give; a file that was begun is the caller's to remove
 */
export async function writeSnapshotFile(
  path: string,
  { signal, redact, allowedNames, takeSnapshot = takeHeapSnapshot }: SnapshotWriting,
): Promise<WrittenSnapshot> {
  // Opened first: a directory that cannot be written to must not cost a pause, and a process that dies in the
  // pause leaves a file that tells the next start.
  const file = await open(path, CREATE_NEW, 0o600);
  try {
    signal.throwIfAborted();
    // before the pause, and not before it is needed: the list of names alone takes a megabyte
    const redaction = redact ? await import('../redact/redacted-snapshot.ts') : undefined;
    const began = performance.now();
    const taken = takeSnapshot();
    // what was taken here is read in the same turn
    const snapshot = taken instanceof Promise ? await taken : taken;
    const pauseSeconds = (performance.now() - began) / 1000;
    // `flush` syncs the file before the stream closes it.
    const written = file.createWriteStream({ flush: true });
    const header = new SnapshotCountsReader();
    const checksum = createHash('sha256');
    let sizeBytes = 0;
    const content = (chunks: AsyncIterable<Uint8Array>) => {
      const counted = countedSnapshot(chunks, header);
      return compressed(redaction?.redactedSnapshot(counted, { allowedNames }) ?? counted);
    };
    const measured = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        checksum.update(chunk);
        sizeBytes += chunk.length;
        yield chunk;
      }
    };
    // The snapshot buffers all of its text, and an iterator of it would be given that in one piece, a copy.
    const pieces = new PassThrough({ highWaterMark: PIECE_BYTES });
    await pipeline(snapshot, pieces, content, measured, written, { signal });
    return { sizeBytes, pauseSeconds, sha256: checksum.digest('hex'), ...header.counts };
  } finally {
    await file.close();
  }
}
