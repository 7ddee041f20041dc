/**
 * When to capture, so that a leak is explained by three snapshots: a baseline while the process is young, one when the
 * verdict is told, one after further growth. What was allocated between the first two and is still alive in the last is
 * the leak; what is merely in use drops out. Pure: time comes with every call.
 */

export type PlanStep = 'baseline' | 'verdict' | 'growth';

export interface LeakPlanOptions {
  /** Age of the process at which the baseline is due, in milliseconds: caches are filled, connections open. */
  readonly baselineAfterMs: number;
}

/** The process as it is now. */
export interface PlanSituation {
  /** Since the process started, by a clock that only goes forward. */
  readonly ageMs: number;
  /** Whether memory that a snapshot shows is leaking. */
  readonly isLeaking: boolean;
  /** Whether work piles up: what is in memory then is neither a baseline nor a leak. */
  readonly isOverloaded: boolean;
  /** What may leak: live set and external memory. */
  readonly bytes: number;
}

/** How an attempt ended. */
export type PlanOutcome =
  | { readonly captured: true }
  | { readonly captured: false; readonly retryMs?: number };

/** One leak is explained at a time, and a verdict that comes and goes does not ask for snapshots all day. */
const REARM_MS = 3_600_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 3_600_000;
/** The third is worth its pause only when the leak has gone on well beyond what the second shows. */
const GROWTH_SHARE_OF_LEAK = 0.5;
/** Where there is no baseline, nobody knows how much has leaked. */
const GROWTH_SHARE_OF_ALL = 0.05;
const LEAST_GROWTH_BYTES = 1024 * 1024;

export class LeakPlan {
  private readonly baselineAfterMs: number;
  private baselineBytes: number | undefined;
  private verdictBytes: number | undefined;
  private verdictMs = Number.NEGATIVE_INFINITY;
  private isComplete = false;
  private retryMs = FIRST_RETRY_MS;
  private notBeforeMs = Number.NEGATIVE_INFINITY;

  constructor({ baselineAfterMs }: LeakPlanOptions) {
    this.baselineAfterMs = baselineAfterMs;
  }

  /** What is to be captured now, if anything. */
  due(now: PlanSituation): PlanStep | undefined {
    const step = this.wanted(now);
    return step !== undefined && now.ageMs >= this.notBeforeMs ? step : undefined;
  }

  /** Tells how the attempt at a step ended; `now` is the situation it was due in. */
  ended(step: PlanStep, now: PlanSituation, outcome: PlanOutcome): void {
    if (!outcome.captured) {
      this.notBeforeMs = now.ageMs + Math.max(this.retryMs, outcome.retryMs ?? 0);
      this.retryMs = Math.min(2 * this.retryMs, LONGEST_RETRY_MS);
      return;
    }
    this.retryMs = FIRST_RETRY_MS;
    if (step === 'baseline') this.baselineBytes = now.bytes;
    else if (step === 'growth') this.isComplete = true;
    else {
      this.verdictBytes = now.bytes;
      this.verdictMs = now.ageMs;
    }
  }

  private wanted(now: PlanSituation): PlanStep | undefined {
    if (!now.isLeaking) {
      this.forgetLeak(now.ageMs);
      const isSettled = now.ageMs >= this.baselineAfterMs && !now.isOverloaded;
      return this.baselineBytes === undefined && isSettled ? 'baseline' : undefined;
    }
    if (this.verdictBytes === undefined) return 'verdict';
    if (this.isComplete) return undefined;
    const leakedBytes = this.verdictBytes - (this.baselineBytes ?? this.verdictBytes);
    const share =
      this.baselineBytes === undefined
        ? GROWTH_SHARE_OF_ALL * this.verdictBytes
        : GROWTH_SHARE_OF_LEAK * leakedBytes;
    return now.bytes - this.verdictBytes >= Math.max(LEAST_GROWTH_BYTES, share) ? 'growth' : undefined;
  }

  /** A leak that is told anew after a while is another one. */
  private forgetLeak(ageMs: number): void {
    if (ageMs - this.verdictMs < REARM_MS) return;
    this.verdictBytes = undefined;
    this.isComplete = false;
  }
}
