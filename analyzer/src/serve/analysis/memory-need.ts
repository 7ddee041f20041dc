import { open } from 'node:fs/promises';

/**
 * Peak memory by bytes of the snapshots, unpacked, with room to spare. Measured on pairs of 25 to 930 MB: a load 1.4
 * to 1.5 times its file, a diff of one process up to 2.2 times its current file; of two processes both graphs stay.
 */
const LOAD_FACTOR = 1.6;
const FACTS_FACTOR = 0.9;
const WHOLE_FACTOR = 1.6;
const FIXED_BYTES = 150 * 2 ** 20;
/** What gzip makes of snapshots at its best, where a file does not say its length. */
const MAX_PACKED_RATIO = 20;
/** Above this, packed, the length at the end of a gzip file may have passed 2^32. */
const MAX_TRUSTED_BYTES = 2 ** 32 / MAX_PACKED_RATIO;

export interface SnapshotLength {
  readonly bytes: number;
  readonly isPacked: boolean;
}

/** Length of a snapshot, unpacked: as a gzip file says at its end, an estimate if that cannot be. */
export async function measureLength(path: string): Promise<SnapshotLength> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const ends = Buffer.alloc(6);
    await file.read(ends, 0, 2, 0);
    if (ends[0] !== 0x1f || ends[1] !== 0x8b || size < 18) return { bytes: size, isPacked: false };
    await file.read(ends, 2, 4, size - 4);
    const said = ends.readUInt32LE(2);
    const isLikely = size <= MAX_TRUSTED_BYTES && said >= size;
    return { bytes: isLikely ? said : size * MAX_PACKED_RATIO, isPacked: true };
  } finally {
    await file.close();
  }
}

/** Of an index of one snapshot, or a diff of several in order. */
export function estimateMemory(lengths: readonly SnapshotLength[]): number {
  const current = (lengths[lengths.length - 1]?.bytes ?? 0) * LOAD_FACTOR;
  const others = lengths.slice(0, -1);
  const factor = others.length === 1 && others[0]?.isPacked === false ? FACTS_FACTOR : WHOLE_FACTOR;
  return Math.round(FIXED_BYTES + current + others.reduce((sum, { bytes }) => sum + bytes * factor, 0));
}
