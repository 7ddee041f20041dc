import type { Sample } from './sample.ts';

/** Hours in which memory that the heap no longer uses is taken to be given back; V8 and allocators are in no hurry. */
const GIVEN_BACK_HOURS = 6;

/** What a process holds outside of the heap and of what JavaScript holds; `others` is the rest. Bytes. */
export interface ResidentParts {
  readonly nativeBytes: number;
  readonly othersBytes: number;
}

/**
 * Splits the resident memory. What V8 has reserved is not in a sample: it is taken for the highest use of the heap,
 * given back slowly.
 * @param reservedBytes what was taken for it one sample before; 0 for a new process
 */
export function splitResident(
  sample: Sample,
  reservedBytes: number,
  spanMs: number,
): { readonly parts: ResidentParts; readonly reservedBytes: number } {
  const givenBack = Math.min(1, spanMs / (GIVEN_BACK_HOURS * 3600_000));
  const used = sample.heapUsedBytes;
  const reserved = Math.max(used, reservedBytes + (used - reservedBytes) * givenBack);
  const othersBytes = reserved + (sample.externalBytes ?? 0);
  return { parts: { nativeBytes: sample.rssBytes - othersBytes, othersBytes }, reservedBytes: reserved };
}
