import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

const END_BYTES = 1 << 16;

/**
 * Text that changes with a file's content: its length, when it was written, and a checksum of both ends, so that a file
 * that was put back in the same second is told apart too. Reads 128 KiB.
 */
export async function fingerprintFile(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size, mtimeMs } = await file.stat();
    const ends = Buffer.alloc(Math.min(size, 2 * END_BYTES));
    await file.read(ends, 0, Math.min(size, END_BYTES), 0);
    if (size > END_BYTES) {
      const rest = Math.min(size - END_BYTES, END_BYTES);
      await file.read(ends, END_BYTES, rest, size - rest);
    }
    return `${size}-${mtimeMs}-${crc32(ends).toString(16)}`;
  } finally {
    await file.close();
  }
}
