import type { HeapSpaceInfo } from 'node:v8';
import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';
import { resourceLimits } from 'node:worker_threads';

const MIB = 2 ** 20;
/** V8's young generation at its largest, which the limit of a heap includes, by V8's major version. */
const YOUNG_BYTES: Readonly<Record<string, number>> = { 12: 48 * MIB, 13: 192 * MIB, 14: 96 * MIB };
const LARGEST_YOUNG_BYTES = 192 * MIB;
const SEMI_SPACE = /--max[-_]semi[-_]space[-_]size=([1-9]\d*)/;
/** V8 ends a process whose heap is fuller than that after four major GCs in a row that free little: none of those may be ours. */
const FULL = 0.8;
/** The inspector's code and what V8 tells of the objects. */
const COUNTING_BYTES = 8 * MIB;

/** What V8 knows of a heap that it may end the isolate for. */
export interface HeapFill {
  readonly spaces: readonly Pick<HeapSpaceInfo, 'space_name' | 'space_used_size'>[];
  /** Of both generations. */
  readonly limitBytes: number;
  /** What a worker thread was started with; undefined for the main thread. */
  readonly youngMebibytes: number | undefined;
  readonly v8Version: string;
  /** Of the process and of its environment. */
  readonly flags: string;
}

/** Where V8 keeps what has stayed alive, beside the most that it lets that take. Garbage that is not collected yet takes room too. */
export interface OldGeneration {
  readonly usedBytes: number;
  readonly limitBytes: number;
}

export function oldGeneration({ spaces, limitBytes, youngMebibytes, ...v8 }: HeapFill): OldGeneration {
  const known = YOUNG_BYTES[v8.v8Version.split('.')[0] ?? ''] ?? LARGEST_YOUNG_BYTES;
  const started = (youngMebibytes ?? known / MIB) / 3;
  // The flag is stronger than what a thread is started with; V8 rounds either up to a power of two.
  const semiSpace = Number(SEMI_SPACE.exec(v8.flags)?.[1] ?? started);
  const youngBytes = 3 * MIB * 2 ** Math.ceil(Math.log2(semiSpace));
  let usedBytes = 0;
  for (const { space_name: name, space_used_size: bytes } of spaces) {
    if (!name.startsWith('new_') && name !== 'read_only_space') usedBytes += bytes;
  }
  return { usedBytes, limitBytes: Math.max(0, limitBytes - youngBytes) };
}

/** Whether counting the objects cannot be what fills the heap to its limit. */
export function hasRoomToCount({ usedBytes, limitBytes }: OldGeneration): boolean {
  return usedBytes + COUNTING_BYTES <= FULL * limitBytes;
}

/** Of this isolate. */
export function readOldGeneration(): OldGeneration {
  return oldGeneration({
    spaces: getHeapSpaceStatistics(),
    limitBytes: getHeapStatistics().heap_size_limit,
    youngMebibytes: resourceLimits.maxYoungGenerationSizeMb,
    ...readV8(),
  });
}

/** What holds for all isolates of this process. */
export function readV8(): Pick<HeapFill, 'v8Version' | 'flags'> {
  const flags = `${process.execArgv.join(' ')} ${process.env.NODE_OPTIONS ?? ''}`;
  return { v8Version: process.versions.v8, flags };
}
