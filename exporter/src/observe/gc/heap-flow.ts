import type { HeapReading } from './heap-reading.ts';

/** What came and went between two reports of GCs, in bytes. */
export interface Flow {
  readonly allocatedBytes: number;
  readonly reclaimedBytes: number;
}

/**
 * What was allocated and freed from one reading to the next, with `minor` and `major` GCs in between.
 *
 * Where V8 counts what is allocated this is exact. Elsewhere it is an estimate: a minor GC comes when the young
 * generation is full, so each stands for one filling of it, less what survived the one before, and what survives
 * once is as much as what is promoted. A major GC may come at any filling: half is assumed.
 */
export function heapFlow(before: HeapReading, now: HeapReading, minor: number, major: number): Flow {
  const growth = now.youngUsedBytes + now.oldUsedBytes - before.youngUsedBytes - before.oldUsedBytes;
  const allocatedBytes = Math.max(0, growth, allocatedBetween(before, now, minor, major));
  return { allocatedBytes, reclaimedBytes: allocatedBytes - growth };
}

function allocatedBetween(before: HeapReading, now: HeapReading, minor: number, major: number): number {
  if (before.allocatedBytes !== undefined && now.allocatedBytes !== undefined) {
    return now.allocatedBytes - before.allocatedBytes;
  }
  const room = before.youngCapacityBytes;
  const promoted = Math.max(0, now.oldUsedBytes - before.oldUsedBytes);
  const survived = minor === 0 ? 0 : Math.min(promoted / minor, room);
  const filled = minor * room + major * (room / 2);
  return filled - before.youngUsedBytes - minor * survived + now.youngUsedBytes;
}
