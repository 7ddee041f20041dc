import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileToUpload } from './bucket.ts';

/** Services want at least 5 MiB for all but the last, and take at most 10,000. */
const PART_BYTES = 8 * 2 ** 20;
const MAX_PARTS = 10_000;
/** How many are in memory at once. */
const AT_ONCE = 2;

/** What is read of it; what it is matters to the service only. */
type UploadedFile = Omit<FileToUpload, 'mediaType'>;

export interface FilePart {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

export function isOnePart({ sizeBytes }: UploadedFile): boolean {
  return sizeBytes <= PART_BYTES;
}

/**
 * Hands a file over in parts, two at once, so that 16 MiB are in memory whatever its size (up to 78 GiB).
 * @param send is told to stop by the signal when another part has failed
 * @returns what `send` made of each part, in order
 * @throws Error when the file has another size or checksum than it should; what `send` throws
 */
export async function sendInParts<T>(
  { path, sizeBytes, sha256 }: UploadedFile,
  send: (part: FilePart, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T[]> {
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const partBytes = Math.max(PART_BYTES, Math.ceil(sizeBytes / MAX_PARTS));
  const checksum = createHash('sha256');
  const sent: Promise<T>[] = [];
  const file = await open(path, 'r');
  try {
    for (let at = 0; at === 0 || at < sizeBytes; at += partBytes) {
      either.throwIfAborted();
      const bytes = Buffer.allocUnsafe(Math.min(partBytes, sizeBytes - at));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
      if (bytesRead !== bytes.length)
        throw new Error(`${path} ends at ${at + bytesRead}, not at ${sizeBytes}`);
      checksum.update(bytes);
      const sending = send({ number: sent.length + 1, bytes }, either);
      sending.catch(() => failure.abort());
      sent.push(sending);
      const earlier = sent.at(-AT_ONCE);
      if (sent.length >= AT_ONCE) await earlier;
    }
    const results = await Promise.all(sent);
    if (sha256 !== undefined && checksum.digest('hex') !== sha256) {
      throw new Error(`${path} has changed since it was written: another checksum`);
    }
    return results;
  } catch (error) {
    failure.abort();
    const ends = await Promise.allSettled(sent);
    // the part that failed tells more than those that were stopped for it
    const first = ends.find((end) => end.status === 'rejected' && !isAbort(end.reason));
    throw first?.status === 'rejected' && isAbort(error) ? first.reason : error;
  } finally {
    await file.close();
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
