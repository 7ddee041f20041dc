import type { MemoryKind } from './sample.ts';
import type { Thresholds } from './thresholds.ts';

/** How soon a young process is told where its GCs are forced every few seconds. */
export interface EarlyPace {
  readonly patienceHours: number;
  /** Age before which nothing is told. */
  readonly speakHours: number;
}

/**
 * A forced GC settles the live set, and with it what JavaScript holds outside; resident memory settles in minutes, which
 * can be told from a leak only where it is known what V8 has committed.
 */
export function earlyPace(memory: MemoryKind, isHeapTotalKnown: boolean, thresholds: Thresholds): EarlyPace {
  return memory === 'native' && !isHeapTotalKnown
    ? { patienceHours: thresholds.earlyNativePatienceHours, speakHours: thresholds.earlyNativeSpeakHours }
    : { patienceHours: thresholds.earlyPatienceHours, speakHours: thresholds.earlySpeakHours };
}

/**
 * Least native growth. In the first minutes of a process that is judged early it is more, as resident memory still settles, and
 * less where it is known what the process has asked for.
 */
export function leastNativeRiseBytes(
  ageHours: number,
  isEarly: boolean,
  isPrivateKnown: boolean,
  thresholds: Thresholds,
): number {
  if (!isEarly || ageHours >= thresholds.earlyNativeSpeakHours) return thresholds.leastNativeRiseBytes;
  return isPrivateKnown ? thresholds.leastNativeRiseBytesPrivate : thresholds.leastNativeRiseBytesEarly;
}

/**
 * How long growth must have lasted to be told whatever the limit. With an early pace a young process is told sooner: in
 * proportion to its age, as growth that is most of a life is no episode of it.
 */
export function patienceHoursAt(
  ageHours: number,
  early: EarlyPace | undefined,
  thresholds: Thresholds,
): number {
  if (early === undefined) return thresholds.patienceHours;
  const hours = Math.max(early.patienceHours, thresholds.earlyShareOfAge * ageHours);
  return Math.min(thresholds.patienceHours, hours);
}

/** Windows that are looked at, hours, growing by the root of two; one of them is the patience. */
export function windowLadder(isEarly: boolean, thresholds: Thresholds): readonly number[] {
  const shortest = isEarly ? Math.min(thresholds.earlyPatienceHours / 2, SHORTEST_HOURS) : SHORTEST_HOURS;
  const ladder: number[] = [];
  for (let hours = thresholds.patienceHours; hours > shortest * 0.99; hours /= Math.SQRT2)
    ladder.unshift(hours);
  for (let i = 0; i < LONGER_WINDOWS; i++) ladder.push((ladder.at(-1) as number) * Math.SQRT2);
  return ladder;
}

const SHORTEST_HOURS = 225 / 3600;
/** Up to 61 hours with a patience of 3.8. */
const LONGER_WINDOWS = 8;
