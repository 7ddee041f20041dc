import type { CaptureCost } from './capture-cost.ts';

/** How much room there is for a capture; undefined where nobody tells. */
export interface CaptureRoom {
  readonly memoryBytes: number | undefined;
  /** What the memory is bounded by. */
  readonly memoryOf: 'control_group' | 'machine' | undefined;
  readonly diskBytes: number | undefined;
  /** What the old generation has left below the limit at which V8 ends the isolate. */
  readonly heapBytes?: number | undefined;
}

/** Why a capture would be refused; the codes of a refusal. */
export type PreflightCode = 'no_memory' | 'no_disk' | 'heap_full';

/** What a capture would cost now, and whether there is room for it. */
export interface Preflight extends CaptureCost {
  /** `heap_profile`: a sampling heap profile needs next to nothing and would be let in. */
  readonly verdict: 'go' | 'refuse' | 'heap_profile';
  /** Why it is refused; absent where it is not. */
  readonly code?: PreflightCode;
  /** All of it in words, numbers included. */
  readonly reason: string;
  readonly freeMemoryBytes?: number | undefined;
  readonly freeMemoryOf?: CaptureRoom['memoryOf'];
  readonly freeDiskBytes?: number | undefined;
  readonly freeHeapBytes?: number | undefined;
}

/** The process goes on allocating meanwhile, and so do others. */
const RESERVED_BYTES = 32 * 2 ** 20;
const RESERVED_SHARE = 0.05;
/**
 * What a capture itself puts into the old generation, whatever that holds: its code, and the client of a bucket. Of heaps of 64 to 768 MiB those with
 * less than 4.8 MiB left died of it on Node.js 22, 24 and 26, and those with 6.6 lived; the client is 5.8 more.
 */
const HEAP_BYTES = 16 * 2 ** 20;

/**
 * Holds what a capture costs at worst against the room there is.
 * @param willCount whether V8 will count the objects first: then what may fit is let try
 */
export function judgeCapture(cost: CaptureCost, room: CaptureRoom, willCount = false): Preflight {
  const answer = {
    ...cost,
    freeMemoryBytes: room.memoryBytes,
    freeMemoryOf: room.memoryOf,
    freeDiskBytes: room.diskBytes,
    ...(room.heapBytes === undefined ? {} : { freeHeapBytes: room.heapBytes }),
  };
  const costs = costSentence(cost, room);
  if (room.diskBytes !== undefined && cost.worst.fileBytes + RESERVED_BYTES > room.diskBytes) {
    const reason = `${costs} The snapshot may take ${bytesInWords(cost.worst.fileBytes)} on disk, where ${bytesInWords(room.diskBytes)} are free.`;
    return { ...answer, verdict: 'refuse', code: 'no_disk', reason };
  }
  if (room.heapBytes !== undefined && room.heapBytes < HEAP_BYTES) {
    const reason = `${costs} The heap has ${bytesInWords(room.heapBytes)} left below the limit at which V8 ends it (--max-old-space-size; resourceLimits of a worker thread), of which a capture may take ${bytesInWords(HEAP_BYTES)}.`;
    return { ...answer, verdict: 'refuse', code: 'heap_full', reason };
  }
  if (fitsMemory(cost.worst.memoryBytes, room)) return { ...answer, verdict: 'go', reason: costs };
  if (willCount && fitsMemory(cost.least.memoryBytes, room)) {
    const reason = `${costs} At worst that is too little room: its objects are counted before it is let in.`;
    return { ...answer, verdict: 'go', reason };
  }
  const reason = `${costs} That is too little room; a heap profile needs next to none.`;
  return { ...answer, verdict: 'heap_profile', code: 'no_memory', reason };
}

/** Whether so much more memory may be taken. */
function fitsMemory(bytes: number, { memoryBytes }: CaptureRoom): boolean {
  if (memoryBytes === undefined) return true;
  return bytes + Math.max(RESERVED_BYTES, memoryBytes * RESERVED_SHARE) <= memoryBytes;
}

const BASIS_WORDS = {
  spaces: 'by the size of its heap alone',
  counted: 'by its objects, which V8 counted',
  learned: 'by an earlier capture',
} as const;

function costSentence({ basis, pauseSeconds, memoryBytes, worst }: CaptureCost, room: CaptureRoom): string {
  const within = room.memoryOf === 'control_group' ? 'in its control group' : 'on this machine';
  const free = room.memoryBytes === undefined ? '' : `; ${bytesInWords(room.memoryBytes)} are free ${within}`;
  return [
    `Pauses this process about ${secondsInWords(pauseSeconds)} and needs about ${bytesInWords(memoryBytes)} more,`,
    `at worst ${secondsInWords(worst.pauseSeconds)} and ${bytesInWords(worst.memoryBytes)}, ${BASIS_WORDS[basis]}${free}.`,
  ].join(' ');
}

function secondsInWords(seconds: number): string {
  return `${seconds < 1 ? seconds.toFixed(1) : seconds.toFixed(0)} s`;
}

/** `900 MiB`, `1.3 GiB`. */
export function bytesInWords(bytes: number): string {
  const mebibytes = Math.max(0, bytes) / 2 ** 20;
  if (mebibytes >= 1024) return `${(mebibytes / 1024).toFixed(1)} GiB`;
  return mebibytes >= 10 ? `${mebibytes.toFixed(0)} MiB` : `${mebibytes.toFixed(1)} MiB`;
}
