import { getHeapSpaceStatistics, getHeapStatistics, type HeapSpaceInfo } from 'node:v8';
import { resourceLimits } from 'node:worker_threads';

const MIB = 2 ** 20;
/** V8's default for `--max-semi-space-size` in MiB, by its major version: a power of two. */
const SEMI_SPACE: Readonly<Record<string, number>> = { 12: 16, 13: 64, 14: 32 };
const LARGEST_SEMI_SPACE = 64;
/** The young generation has two semi-spaces and as much for its large objects. */
const SEMI_SPACES_IN_YOUNG = 3;
const SEMI_SPACE_FLAG = /--max[-_]semi[-_]space[-_]size=([1-9]\d*)/;
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
  /** In the young generation: what of it is alive comes to the old one at the next major GC. */
  readonly youngBytes: number;
}

export function oldGeneration({
  spaces,
  limitBytes,
  youngMebibytes,
  v8Version,
  flags,
}: HeapFill): OldGeneration {
  const flag = SEMI_SPACE_FLAG.exec(flags)?.[1];
  const started = youngMebibytes === undefined ? undefined : youngMebibytes / SEMI_SPACES_IN_YOUNG;
  const usual = SEMI_SPACE[v8Version.split('.', 1)[0] ?? ''] ?? LARGEST_SEMI_SPACE;
  // The flag is stronger than what a thread is started with; V8 rounds either up to a power of two.
  const semiSpace = 2 ** Math.ceil(Math.log2(flag === undefined ? (started ?? usual) : Number(flag)));
  let [usedBytes, youngBytes] = [0, 0];
  for (const { space_name: name, space_used_size: bytes } of spaces) {
    if (name.startsWith('new_')) youngBytes += bytes;
    else if (name !== 'read_only_space') usedBytes += bytes;
  }
  return {
    usedBytes,
    limitBytes: Math.max(0, limitBytes - SEMI_SPACES_IN_YOUNG * semiSpace * MIB),
    youngBytes,
  };
}

/** Whether counting the objects cannot be what fills the heap to its limit: the GC before it makes old what is young. */
export function hasRoomToCount({ usedBytes, limitBytes, youngBytes }: OldGeneration): boolean {
  return usedBytes + youngBytes + COUNTING_BYTES <= FULL * limitBytes;
}

/** What V8 lets the old generation have before it ends the isolate. Bytes. */
export function freeBytes({ usedBytes, limitBytes }: OldGeneration): number {
  return Math.max(0, limitBytes - usedBytes);
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
