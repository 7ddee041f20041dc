import type { Suspect } from 'heapwatch/wire';

/** On the first screen. */
const MOST = 3;
/** What retains less than this share of the most is not what fills the heap. */
const LEAST_SHARE = 0.01;

/** How many of the suspects, likeliest first, are worth a place on the first screen: one at least, if there are any. */
export function countTelling(suspects: readonly Pick<Suspect, 'retainedBytes'>[]): number {
  const most = suspects.reduce((max, { retainedBytes }) => Math.max(max, retainedBytes), 0);
  const firstSmall = suspects.findIndex(({ retainedBytes }) => retainedBytes < LEAST_SHARE * most);
  const telling = firstSmall < 0 ? suspects.length : Math.max(1, firstSmall);
  return Math.min(MOST, telling, suspects.length);
}
