import type { Suspect } from 'heapwatch/wire';

/** On the first screen. */
const MOST = 3;
/** Of what the largest retains. */
const LEAST_SHARE = 0.01;

/** What retains fewer bytes than this is not what fills the heap. */
export function leastTellingBytes(suspects: readonly Pick<Suspect, 'retainedBytes'>[]): number {
  return LEAST_SHARE * suspects.reduce((max, { retainedBytes }) => Math.max(max, retainedBytes), 0);
}

/** How many of the suspects, likeliest first, are worth a place on the first screen: one at least, if there are any. */
export function countTelling(suspects: readonly Pick<Suspect, 'retainedBytes'>[]): number {
  const least = leastTellingBytes(suspects);
  const firstSmall = suspects.findIndex(({ retainedBytes }) => retainedBytes < least);
  const telling = firstSmall < 0 ? suspects.length : Math.max(1, firstSmall);
  return Math.min(MOST, telling, suspects.length);
}
