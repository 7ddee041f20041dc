import { HOUR_SECONDS, type LimitRefusal, refuseByBudget, refuseByCoolDown } from '../budget/budget.ts';

export interface ProfileLimitOptions {
  readonly coolDownSeconds: number;
  readonly perHour: number;
}

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
  admit(nowMs: number): LimitRefusal | undefined {
    const { coolDownSeconds, perHour } = this.#options;
    const recent = this.#readMs.filter((ms) => ms > nowMs - HOUR_SECONDS * 1000);
    const budget = {
      most: perHour,
      seconds: HOUR_SECONDS,
      detail: (within: number) =>
        `${within} heap profiles were read within the last hour; ${perHour} may be (profile.perHour)`,
    };
    const refusal =
      refuseByBudget(budget, recent, nowMs) ??
      refuseByCoolDown(
        coolDownSeconds,
        recent.at(-1),
        nowMs,
        `the last heap profile was read less than ${coolDownSeconds} s ago (profile.coolDown)`,
      );
    if (refusal === undefined) this.#readMs = [...recent, nowMs];
    return refusal;
  }
}
