import type { CaptureCost } from './capture-cost.ts';

/** How much room there is for a capture; undefined where nobody tells. */
export interface CaptureRoom {
  readonly memoryBytes: number | undefined;
  /** What the memory is bounded by. */
  readonly memoryOf: 'control_group' | 'machine' | undefined;
  readonly diskBytes: number | undefined;
}

/** Why a capture would be refused; the codes of a refusal. */
export type PreflightCode = 'no_memory' | 'no_disk';

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
}

/** The process goes on allocating meanwhile, and so do others. */
const RESERVED_BYTES = 32 * 2 ** 20;
const RESERVED_SHARE = 0.05;

/** Holds what a capture costs against the room there is. */
export function judgeCapture(cost: CaptureCost, room: CaptureRoom): Preflight {
  const answer = {
    ...cost,
    freeMemoryBytes: room.memoryBytes,
    freeMemoryOf: room.memoryOf,
    freeDiskBytes: room.diskBytes,
  };
  const costs = costSentence(cost, room);
  if (room.diskBytes !== undefined && cost.fileBytes + RESERVED_BYTES > room.diskBytes) {
    const reason = `${costs} The snapshot may take ${bytesInWords(cost.fileBytes)} on disk, where ${bytesInWords(room.diskBytes)} are free.`;
    return { ...answer, verdict: 'refuse', code: 'no_disk', reason };
  }
  if (fitsMemory(cost.memoryBytes, room)) return { ...answer, verdict: 'go', reason: costs };
  const reason = `${costs} That is too little room; a heap profile needs next to none.`;
  return { ...answer, verdict: 'heap_profile', code: 'no_memory', reason };
}

/** Whether so much more memory may be taken. */
export function fitsMemory(bytes: number, { memoryBytes }: CaptureRoom): boolean {
  if (memoryBytes === undefined) return true;
  return bytes + Math.max(RESERVED_BYTES, memoryBytes * RESERVED_SHARE) <= memoryBytes;
}

const BASIS_WORDS = {
  worst_case: 'at worst',
  learned: 'by an earlier capture',
} as const;

function costSentence(cost: CaptureCost, { memoryBytes, memoryOf }: CaptureRoom): string {
  const seconds = cost.pauseSeconds < 1 ? cost.pauseSeconds.toFixed(1) : cost.pauseSeconds.toFixed(0);
  const within = memoryOf === 'control_group' ? 'in its control group' : 'on this machine';
  const free = memoryBytes === undefined ? '' : `; ${bytesInWords(memoryBytes)} are free ${within}`;
  return `Pauses this process about ${seconds} s and needs about ${bytesInWords(cost.memoryBytes)} more ${BASIS_WORDS[cost.basis]}${free}.`;
}

/** `900 MiB`, `1.3 GiB`. */
export function bytesInWords(bytes: number): string {
  const mebibytes = Math.max(0, bytes) / 2 ** 20;
  if (mebibytes >= 1024) return `${(mebibytes / 1024).toFixed(1)} GiB`;
  return mebibytes >= 10 ? `${mebibytes.toFixed(0)} MiB` : `${mebibytes.toFixed(1)} MiB`;
}
