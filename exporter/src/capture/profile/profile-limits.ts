export interface ProfileLimitOptions {
  readonly coolDownSeconds: number;
  readonly perHour: number;
}

/** Why a heap profile is not read now. */
export interface ProfileLimitRefusal {
  readonly outcome: 'refused';
  readonly code: 'cool_down' | 'over_budget';
  readonly detail: string;
  readonly retryAfterSeconds: number;
}

const HOUR_MS = 3_600_000;

/**
 * How often this process reads its heap profile: each read makes a major GC. Nothing of it outlives the process, as
 * sampling does not either. Times are of a clock that only goes forward.
 */
export class ProfileLimits {
  readonly #options: ProfileLimitOptions;
  #readMs: readonly number[] = [];

  constructor(options: ProfileLimitOptions) {
    this.#options = options;
  }

  /** Lets a read in and counts it, or says why not. */
  admit(nowMs: number): ProfileLimitRefusal | undefined {
    const { coolDownSeconds, perHour } = this.#options;
    const recent = this.#readMs.filter((ms) => ms > nowMs - HOUR_MS);
    const oldestInTheWay = recent.at(-perHour);
    if (recent.length >= perHour && oldestInTheWay !== undefined) {
      return {
        outcome: 'refused',
        code: 'over_budget',
        detail: `${recent.length} heap profiles were read within the last hour; ${perHour} may be (profile.perHour)`,
        retryAfterSeconds: secondsUntil(oldestInTheWay + HOUR_MS, nowMs),
      };
    }
    const freeMs = (recent.at(-1) ?? Number.NEGATIVE_INFINITY) + coolDownSeconds * 1000;
    if (freeMs > nowMs) {
      return {
        outcome: 'refused',
        code: 'cool_down',
        detail: `the last heap profile was read less than ${coolDownSeconds} s ago (profile.coolDown)`,
        retryAfterSeconds: secondsUntil(freeMs, nowMs),
      };
    }
    this.#readMs = [...recent, nowMs];
    return undefined;
  }
}

function secondsUntil(untilMs: number, nowMs: number): number {
  return Math.max(1, Math.ceil((untilMs - nowMs) / 1000));
}
