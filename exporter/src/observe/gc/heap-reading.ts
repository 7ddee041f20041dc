import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';

/** What the heap holds at one moment, in bytes, young and old generation apart. */
export interface HeapReading {
  readonly youngUsedBytes: number;
  /** How full the young generation gets before a minor GC. */
  readonly youngCapacityBytes: number;
  readonly oldUsedBytes: number;
  /** All bytes ever allocated in this isolate, where V8 counts them (Node.js 26). */
  readonly allocatedBytes?: number | undefined;
}

/** One heap space, by V8's own name. */
export interface HeapSpace {
  readonly space_name: string;
  readonly space_used_size: number;
  readonly space_available_size: number;
}

const YOUNG_SPACES: ReadonlySet<string> = new Set(['new_space', 'new_large_object_space']);

/** Costs a few microseconds. */
export function readHeap(
  spaces: readonly HeapSpace[] = getHeapSpaceStatistics(),
  allocatedBytes: number | undefined = readAllocatedBytes(),
): HeapReading {
  let youngUsedBytes = 0;
  let youngCapacityBytes = 0;
  let oldUsedBytes = 0;
  for (const space of spaces) {
    if (!YOUNG_SPACES.has(space.space_name)) oldUsedBytes += space.space_used_size;
    else youngUsedBytes += space.space_used_size;
    if (space.space_name === 'new_space') {
      youngCapacityBytes = space.space_used_size + space.space_available_size;
    }
  }
  return { youngUsedBytes, youngCapacityBytes, oldUsedBytes, allocatedBytes };
}

let countsAllocated = true;

/** All bytes ever allocated in this isolate, by V8; undefined where V8 does not count them (Node.js 22 and 24). */
function readAllocatedBytes(): number | undefined {
  if (!countsAllocated) return undefined;
  const allocated: unknown = Reflect.get(getHeapStatistics(), 'total_allocated_bytes');
  if (typeof allocated === 'number') return allocated;
  countsAllocated = false;
  return undefined;
}
