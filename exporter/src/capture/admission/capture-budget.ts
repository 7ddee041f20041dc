import type { CaptureRefusal } from './admission.ts';

export interface CaptureLimits {
  readonly coolDownSeconds: number;
  readonly perHour: number;
  readonly perDay: number;
}

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * Whether the limits let another capture in. Times in milliseconds since 1970.
 * @param begunMs when captures were begun, oldest first
 * @param lastMs when the newest of them began or ended
 */
export function refuseByLimits(
  { coolDownSeconds, perHour, perDay }: CaptureLimits,
  begunMs: readonly number[],
  lastMs: number | undefined,
  nowMs: number,
): CaptureRefusal | undefined {
  return (
    refuseByBudget(perDay, DAY_SECONDS, 'day', begunMs, nowMs) ??
    refuseByBudget(perHour, HOUR_SECONDS, 'hour', begunMs, nowMs) ??
    refuseByCoolDown(coolDownSeconds, lastMs, nowMs)
  );
}

function refuseByBudget(
  most: number,
  seconds: number,
  span: 'hour' | 'day',
  begunMs: readonly number[],
  nowMs: number,
): CaptureRefusal | undefined {
  // A clock that was set back leaves times in the future: they count as now.
  const within = begunMs.filter((ms) => ms > nowMs - seconds * 1000);
  const oldestInTheWay = within.at(-most);
  if (within.length < most || oldestInTheWay === undefined) return undefined;
  return {
    outcome: 'refused',
    code: 'over_budget',
    detail: `${within.length} captures of this service were begun within the last ${span}; ${most} may be (capture.per${span === 'hour' ? 'Hour' : 'Day'})`,
    retryAfterSeconds: secondsUntil(Math.min(oldestInTheWay, nowMs) + seconds * 1000, nowMs),
  };
}

function refuseByCoolDown(
  seconds: number,
  lastMs: number | undefined,
  nowMs: number,
): CaptureRefusal | undefined {
  if (lastMs === undefined) return undefined;
  const untilMs = Math.min(lastMs, nowMs) + seconds * 1000;
  if (untilMs <= nowMs) return undefined;
  const retryAfterSeconds = secondsUntil(untilMs, nowMs);
  return {
    outcome: 'refused',
    code: 'cool_down',
    detail: `the last capture of this service was less than ${seconds} s ago (capture.coolDown)`,
    retryAfterSeconds,
  };
}

function secondsUntil(untilMs: number, nowMs: number): number {
  return Math.max(1, Math.ceil((untilMs - nowMs) / 1000));
}
