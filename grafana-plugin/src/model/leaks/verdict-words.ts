import type { LeakState, MemoryKind } from '@heapwatch/exporter/detector';
import type { LeakRow } from './leak-row.ts';

const STATE_WORDS: Readonly<Record<LeakState, string>> = {
  leaking: 'leaking',
  overload: 'overload',
  stable: 'stable',
  not_enough_gcs: 'not judged',
  warming_up: 'not judged',
};

const MEMORY_WORDS: Readonly<Record<MemoryKind, string>> = {
  heap: 'JS heap',
  external: 'external memory',
  native: 'native memory',
};

/** Slope over its standard error is 7 at 0.9, and 3 at 0.63: under that other explanations are as good. */
const STRONG = 0.9;
const LIKELY = 0.6;

/** One or two words for a verdict. */
export function stateWords(state: LeakState | undefined): string {
  return state === undefined ? 'no verdict' : STATE_WORDS[state];
}

/** What the number means that a kind of memory is known by. */
export function memoryWords(memory: MemoryKind): string {
  return MEMORY_WORDS[memory];
}

/** How sure the verdict is, or why there is none, in words. */
export function confidenceWords({ state, confidence }: Pick<LeakRow, 'state' | 'confidence'>): string {
  switch (state) {
    case undefined:
      return 'none published';
    case 'warming_up':
      return 'just started';
    case 'not_enough_gcs':
      return 'not enough GCs yet';
    case 'overload':
      return 'work piles up';
    case 'stable':
      return 'no steady growth';
    case 'leaking':
      if (confidence === undefined) return 'confidence unknown';
      if (confidence >= STRONG) return 'strong evidence';
      return confidence >= LIKELY ? 'likely' : 'weak evidence';
  }
}

/** The number behind the words: `confidence 97 %`. */
export function confidenceNumber(confidence: number | undefined): string {
  if (confidence === undefined) return 'The exporter publishes no confidence.';
  // Rounded down: nothing of this kind is ever certain.
  return `Confidence ${Math.floor(confidence * 100)} %, from the slope against its standard error.`;
}
