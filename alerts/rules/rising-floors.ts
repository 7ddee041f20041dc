import { promDuration } from '../durations.ts';

/** A window of equal parts in which the lowest of each must rise and rise. */
export interface RisingFloors {
  /** A selector, or another expression together with `stepSeconds`. */
  readonly of: string;
  readonly stepSeconds?: number;
  readonly partSeconds: number;
  readonly parts: number;
  /** Each step must be at least this share of the average step: what has begun to flatten is no leak. */
  readonly keepsPace: number;
}

/** PromQL: the lowest of one part, `parts` back from now. */
export function floorOf(rising: RisingFloors, partsAgo: number): string {
  const range = promDuration(rising.partSeconds);
  const offset = partsAgo === 0 ? '' : ` offset ${promDuration(partsAgo * rising.partSeconds)}`;
  if (rising.stepSeconds === undefined) return `min_over_time(${rising.of}[${range}]${offset})`;
  return `min_over_time((${rising.of})[${range}:${promDuration(rising.stepSeconds)}]${offset})`;
}

/** PromQL: from the first floor to the last. */
export function riseOf(rising: RisingFloors): string {
  return `(${floorOf(rising, 0)} - ${floorOf(rising, rising.parts - 1)})`;
}

export function riseSeconds({ partSeconds, parts }: RisingFloors): number {
  return partSeconds * (parts - 1);
}

/** PromQL conditions, an `and` each: no step is much smaller than the average. */
export function stepsKeepPace(rising: RisingFloors): readonly string[] {
  const least = `${riseOf(rising)} * ${rising.keepsPace / (rising.parts - 1)}`;
  return Array.from(
    { length: rising.parts - 1 },
    (_, step) => `and (${floorOf(rising, step)} - ${floorOf(rising, step + 1)}) >= ${least}`,
  );
}
