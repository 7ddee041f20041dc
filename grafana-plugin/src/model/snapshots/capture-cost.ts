import type { Preflight } from 'heapwatch/wire';
import { formatBytes } from '../units/bytes.ts';
import { formatDuration } from '../units/durations.ts';

/** What a capture would cost, and whether it may be asked for. */
export interface CaptureCost {
  /** In a sentence; said before the button works. */
  readonly sentence: string;
  /** Where the numbers come from, and what else there is to know. */
  readonly notes: readonly string[];
  readonly isAllowed: boolean;
}

export function captureCost(preflight: Preflight): CaptureCost {
  const { verdict, reason, basis } = preflight;
  const isAllowed = verdict === 'go' || verdict === 'unknown';
  const numbers = costNumbers(preflight);
  const notes = [
    ...(basis === 'spaces' && isAllowed
      ? ['An estimate by the size of the heap alone: nothing was captured of this process yet.']
      : []),
    ...(basis === 'counted' && isAllowed
      ? ['An estimate by the objects of the heap, which V8 counted.']
      : []),
    ...(basis === 'learned' && isAllowed
      ? ['An estimate, learned from an earlier capture of this process.']
      : []),
    ...(verdict === 'heap_profile'
      ? ['A sampling heap profile costs a fraction of it, and names what allocates.']
      : []),
    ...(verdict === 'unknown'
      ? [
          'What it would cost is not known: the process stands still for about 2 s for each million heap nodes.',
        ]
      : []),
  ];
  if (!isAllowed) return { sentence: `No capture now: ${reason}`, notes, isAllowed };
  return { sentence: numbers ?? reason, notes, isAllowed };
}

/** `Pauses this process about 4 s and needs about 900 MiB more; 1.3 GiB are free.` */
function costNumbers(preflight: Preflight): string | undefined {
  const { pauseSeconds, extraMemoryBytes, worstExtraMemoryBytes, freeMemoryBytes, fileBytes } = preflight;
  if (pauseSeconds === undefined) return undefined;
  const atWorst =
    worstExtraMemoryBytes === undefined ? '' : `, at worst ${formatBytes(worstExtraMemoryBytes)}`;
  const memory =
    extraMemoryBytes === undefined ? '' : ` and needs about ${formatBytes(extraMemoryBytes)} more${atWorst}`;
  const free = freeMemoryBytes === undefined ? '' : `; ${formatBytes(freeMemoryBytes)} are free`;
  const file = fileBytes === undefined ? '' : ` The file takes about ${formatBytes(fileBytes)}.`;
  return `Pauses this process about ${formatDuration(pauseSeconds)}${memory}${free}.${file}`;
}
