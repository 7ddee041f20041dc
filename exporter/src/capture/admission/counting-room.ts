import { getHeapStatistics } from 'node:v8';

const MIB = 2 ** 20;
/** V8's young generation at its largest, which its limit includes, by V8's major version. */
const YOUNG_BYTES: Readonly<Record<string, number>> = { 12: 48 * MIB, 13: 192 * MIB, 14: 96 * MIB };
const LARGEST_YOUNG_BYTES = 192 * MIB;
const SEMI_SPACE = /--max[-_]semi[-_]space[-_]size=(\d+)/;
/** V8 ends a process whose heap is fuller than that after four major GCs in a row that free little: none of those may be ours. */
const FULL = 0.8;
/** The inspector's code and what V8 tells of the objects. */
const COUNTING_BYTES = 8 * MIB;

/** A heap beside its limit, and what says how much of that is for young objects. */
export interface HeapFill {
  readonly usedBytes: number;
  readonly limitBytes: number;
  readonly v8Version: string;
  /** Of the process and of its environment. */
  readonly flags: string;
}

/** Whether counting the objects cannot be what fills the heap to its limit. */
export function hasRoomToCount({ usedBytes, limitBytes, v8Version, flags }: HeapFill): boolean {
  const known = YOUNG_BYTES[v8Version.split('.')[0] ?? ''] ?? LARGEST_YOUNG_BYTES;
  const youngBytes = Math.max(known, 3 * MIB * Number(SEMI_SPACE.exec(flags)?.[1] ?? 0));
  return usedBytes + COUNTING_BYTES <= FULL * (limitBytes - youngBytes);
}

export function readHeapFill(): HeapFill {
  const { used_heap_size: usedBytes, heap_size_limit: limitBytes } = getHeapStatistics();
  const flags = `${process.execArgv.join(' ')} ${process.env.NODE_OPTIONS ?? ''}`;
  return { usedBytes, limitBytes, v8Version: process.versions.v8, flags };
}
