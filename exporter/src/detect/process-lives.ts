import type { Sample } from './sample.ts';

/** What changed from one sample to the next. */
export interface Step {
  /** Which life of the process, counted from 0. */
  readonly life: number;
  readonly lifeStartMs: number;
  readonly spanMs: number;
  /** Undefined where the process does not say, or has just started. */
  readonly minorGcs: number | undefined;
}

/** State of `followLives`, to be saved as it is. */
export interface Lives {
  life: number;
  lifeStartMs: number;
  last?: { timeMs: number; processStartMs: number; majorGcs: number; minorGcs: number } | undefined;
}

/** Start times are read from clocks that drift apart by a little. */
const SAME_START_MS = 5000;

/**
 * Tells the lives of a service apart: the start time jumps, or a counter falls.
 * @returns undefined for a sample that is not later than the last one
 */
export function followLives(lives: Lives, sample: Sample): Step | undefined {
  const { last } = lives;
  const processStartMs = sample.processStartMs ?? Number.NaN;
  const majorGcs = sample.majorGcCount ?? Number.NaN;
  const minorGcs = sample.minorGcCount ?? Number.NaN;
  if (last !== undefined && !(sample.timeMs > last.timeMs)) return undefined;
  const isNew =
    last === undefined ||
    Math.abs(processStartMs - last.processStartMs) > SAME_START_MS ||
    majorGcs < last.majorGcs ||
    minorGcs < last.minorGcs;
  if (isNew) {
    if (last !== undefined) lives.life += 1;
    lives.lifeStartMs = Number.isFinite(processStartMs)
      ? Math.min(processStartMs, sample.timeMs)
      : sample.timeMs;
  }
  lives.last = { timeMs: sample.timeMs, processStartMs, majorGcs, minorGcs };
  const counted = isNew ? Number.NaN : minorGcs - last.minorGcs;
  return {
    life: lives.life,
    lifeStartMs: lives.lifeStartMs,
    spanMs: isNew ? 0 : sample.timeMs - last.timeMs,
    minorGcs: Number.isFinite(counted) ? counted : undefined,
  };
}
