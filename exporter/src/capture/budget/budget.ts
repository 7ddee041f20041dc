/** Why something is not let in now. */
export interface LimitRefusal {
  readonly outcome: 'refused';
  readonly code: 'over_budget' | 'cool_down';
  readonly detail: string;
  readonly retryAfterSeconds: number;
}

/** How much of something may be begun in a time. */
export interface Budget {
  readonly most: number;
  readonly seconds: number;
  /** Why it is refused, said of how many there were. */
  readonly detail: (within: number) => string;
}

export const HOUR_SECONDS = 3600;

/** @param begunMs oldest first */
export function refuseByBudget(
  { most, seconds, detail }: Budget,
  begunMs: readonly number[],
  nowMs: number,
): LimitRefusal | undefined {
  // A clock that was set back leaves times in the future: they count as now.
  const within = begunMs.filter((ms) => ms > nowMs - seconds * 1000);
  const oldestInTheWay = within.at(-most);
  if (within.length < most || oldestInTheWay === undefined) return undefined;
  return {
    outcome: 'refused',
    code: 'over_budget',
    detail: detail(within.length),
    retryAfterSeconds: secondsUntil(Math.min(oldestInTheWay, nowMs) + seconds * 1000, nowMs),
  };
}

export function refuseByCoolDown(
  seconds: number,
  lastMs: number | undefined,
  nowMs: number,
  detail: string,
): LimitRefusal | undefined {
  if (lastMs === undefined) return undefined;
  const untilMs = Math.min(lastMs, nowMs) + seconds * 1000;
  if (untilMs <= nowMs) return undefined;
  return { outcome: 'refused', code: 'cool_down', detail, retryAfterSeconds: secondsUntil(untilMs, nowMs) };
}

function secondsUntil(untilMs: number, nowMs: number): number {
  return Math.max(1, Math.ceil((untilMs - nowMs) / 1000));
}
