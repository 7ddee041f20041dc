import { reserveHeap } from '../detect/native-memory.ts';

/** What V8 has committed for the heap of a thread, and what its JavaScript holds outside of that. Bytes. */
export interface ThreadHeld {
  readonly heapTotalBytes: number;
  readonly externalBytes: number;
}

/**
 * Adds up what threads hold, by their ids: of each the most that was committed, given back slowly as that of the main thread is,
 * and all of it when it has ended. Bytes and milliseconds.
 */
export function threadReserves(): (threads: ReadonlyMap<number, ThreadHeld>, nowMs: number) => number {
  let reserved = new Map<number, number>();
  let lastMs = 0;
  return (threads, nowMs) => {
    const before = reserved;
    reserved = new Map(
      [...threads].map(([id, { heapTotalBytes }]) => [
        id,
        reserveHeap(heapTotalBytes, before.get(id) ?? 0, nowMs - lastMs),
      ]),
    );
    lastMs = nowMs;
    let bytes = 0;
    for (const one of reserved.values()) bytes += one;
    for (const { externalBytes } of threads.values()) bytes += externalBytes;
    return bytes;
  };
}
