import type { LoadProgress, SnapshotSource } from '../../open/load-snapshot.ts';
import { isGzipFile, readFile, unpack } from '../../open/read-bytes.ts';

/** A snapshot, unpacked, is larger than may be analysed. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/**
 * A file to load: a packed one is cut off once it has unpacked more than `maxBytes`, as a few bytes of gzip can be any
 * number. Progress is told of the file's bytes.
 */
export async function boundedSource(
  path: string,
  maxBytes: number,
  onProgress: (progress: LoadProgress) => void,
): Promise<SnapshotSource> {
  if (!(await isGzipFile(path))) return path;
  return unpackBounded(path, maxBytes, onProgress);
}

async function* unpackBounded(
  path: string,
  maxBytes: number,
  onProgress: (progress: LoadProgress) => void,
): AsyncGenerator<Uint8Array> {
  const packed = readFile(path, { tell: (progress) => onProgress({ stage: 'reading', ...progress }) });
  let unpackedBytes = 0;
  for await (const piece of unpack(packed)) {
    unpackedBytes += piece.length;
    if (unpackedBytes > maxBytes) throw new TooLargeError(`unpacks to more than ${maxBytes} bytes`);
    yield piece;
  }
}
