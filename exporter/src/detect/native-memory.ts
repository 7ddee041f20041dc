import type { Sample } from './sample.ts';

/** Hours in which memory that the heap no longer uses is taken to be given back; V8 and allocators are in no hurry. */
const GIVEN_BACK_HOURS = 6;

/** The most that V8 has committed for a heap, given back slowly; `reservedBytes` is that of `spanMs` before. */
export function reserveHeap(committedBytes: number, reservedBytes: number, spanMs: number): number {
  const givenBack = Math.min(1, spanMs / (GIVEN_BACK_HOURS * 3600_000));
  return Math.max(committedBytes, reservedBytes + (committedBytes - reservedBytes) * givenBack);
}

/** What a process holds outside of the heap and of what JavaScript holds; `others` is the rest. Bytes. */
export interface ResidentParts {
  readonly nativeBytes: number;
  readonly othersBytes: number;
}

/**
 * Splits the resident memory. What V8 keeps of it is the most that it has committed, given back slowly: pages that the heap
 * no longer has stay resident in V8's pool for minutes. Where a sample does not have it, the highest use stands for it.
 * Where it has, and tells what the process has asked for, it is that which is split: resident memory also grows as V8 first
 * touches what it has committed.
 * @param reservedBytes what was taken for it one sample before; 0 for a new process
 */
export function splitResident(
  sample: Sample,
  reservedBytes: number,
  spanMs: number,
): { readonly parts: ResidentParts; readonly reservedBytes: number } {
  const reserved = reserveHeap(sample.heapTotalBytes ?? sample.heapUsedBytes, reservedBytes, spanMs);
  const othersBytes = reserved + (sample.externalBytes ?? 0) + (sample.threadsBytes ?? 0);
  const isCommittedKnown = sample.heapTotalBytes !== undefined;
  const wholeBytes = isCommittedKnown ? (sample.privateBytes ?? sample.rssBytes) : sample.rssBytes;
  return { parts: { nativeBytes: wholeBytes - othersBytes, othersBytes }, reservedBytes: reserved };
}
