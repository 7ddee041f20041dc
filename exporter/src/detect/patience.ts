import type { Thresholds } from './thresholds.ts';

/**
 * How long growth must have lasted to be told whatever the limit. With `early`, for processes whose GCs are forced every few
 * seconds, a young process is told sooner: in proportion to its age, as growth that is most of a life is no episode of it.
 */
export function patienceHoursAt(ageHours: number, isEarly: boolean, thresholds: Thresholds): number {
  if (!isEarly) return thresholds.patienceHours;
  const early = Math.max(thresholds.earlyPatienceHours, thresholds.earlyShareOfAge * ageHours);
  return Math.min(thresholds.patienceHours, early);
}

/** Windows that are looked at, hours, growing by the root of two; one of them is the patience. */
export function windowLadder(isEarly: boolean, thresholds: Thresholds): readonly number[] {
  const shortest = isEarly ? thresholds.earlyPatienceHours / 2 : SHORTEST_HOURS;
  const ladder: number[] = [];
  for (let hours = thresholds.patienceHours; hours > shortest * 0.99; hours /= Math.SQRT2)
    ladder.unshift(hours);
  for (let i = 0; i < LONGER_WINDOWS; i++) ladder.push((ladder.at(-1) as number) * Math.SQRT2);
  return ladder;
}

const SHORTEST_HOURS = 225 / 3600;
/** Up to 61 hours with a patience of 3.8. */
const LONGER_WINDOWS = 8;
