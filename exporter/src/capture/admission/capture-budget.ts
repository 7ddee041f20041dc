import {
  type Budget,
  HOUR_SECONDS,
  type LimitRefusal,
  refuseByBudget,
  refuseByCoolDown,
} from '../budget/budget.ts';

export interface CaptureLimits {
  readonly coolDownSeconds: number;
  readonly perHour: number;
  readonly perDay: number;
}

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
): LimitRefusal | undefined {
  const budget = (most: number, seconds: number, span: string, option: string): Budget => ({
    most,
    seconds,
    detail: (within) =>
      `${within} captures of this service were begun within the last ${span}; ${most} may be (${option})`,
  });
  return (
    refuseByBudget(budget(perDay, DAY_SECONDS, 'day', 'capture.perDay'), begunMs, nowMs) ??
    refuseByBudget(budget(perHour, HOUR_SECONDS, 'hour', 'capture.perHour'), begunMs, nowMs) ??
    refuseByCoolDown(
      coolDownSeconds,
      lastMs,
      nowMs,
      `the last capture of this service was less than ${coolDownSeconds} s ago (capture.coolDown)`,
    )
  );
}
