import { getHeapSpaceStatistics } from 'node:v8';

/** Used bytes of one heap space, by V8's own name. */
export interface HeapSpaceUse {
  readonly space_name: string;
  readonly space_used_size: number;
}

const YOUNG_SPACES: ReadonlySet<string> = new Set(['new_space', 'new_large_object_space']);

/**
 * The live set in bytes, read soon after a major GC: what is in use outside the young generation.
 *
 * Node reports a GC a turn of the event loop late, and until then the program allocates. A major GC moves all
 * that lives out of the young generation, and what is new goes into it: leaving it out undoes the delay. What is
 * left over is what minor GCs promoted and what was too large for the young generation in that one turn.
 *
 * `v8.GCProfiler` would give V8's figure for that very GC, but Node detaches it from V8 only when its object is
 * collected: a profiler that was stopped goes on recording every GC, 3-4 KB each, until the next major one, and each
 * further profiler makes every GC dearer. No way to use it is bounded in a process that runs for weeks.
 */
export function readLiveBytes(spaces: readonly HeapSpaceUse[] = getHeapSpaceStatistics()): number {
  return spaces.reduce(
    (bytes, space) => (YOUNG_SPACES.has(space.space_name) ? bytes : bytes + space.space_used_size),
    0,
  );
}
