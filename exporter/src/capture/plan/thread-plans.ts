import { LeakPlan, type PlanOutcome, type PlanSituation, type PlanStep } from './leak-plan.ts';

/** A snapshot of a worker thread that is due. */
export interface ThreadStep {
  /** What the thread is published as. */
  readonly isolate: string;
  readonly step: PlanStep;
  /** The situation it is due in. */
  readonly now: PlanSituation;
}

/**
 * The plan of each worker thread. It has no baseline, as a pool would be paused as often as it has threads for leaks that
 * most never have: a thread is captured when its verdict is told, and after further growth.
 */
export class ThreadPlans {
  readonly #plans = new Map<string, LeakPlan>();

  /** What is due of the threads that are there, by their labels, one at a time. */
  due(threads: ReadonlyMap<string, PlanSituation>): ThreadStep | undefined {
    for (const isolate of this.#plans.keys()) if (!threads.has(isolate)) this.#plans.delete(isolate);
    for (const [isolate, now] of threads) {
      const step = this.#planOf(isolate).due(now);
      if (step !== undefined) return { isolate, step, now };
    }
    return undefined;
  }

  ended({ isolate, step, now }: ThreadStep, outcome: PlanOutcome): void {
    this.#planOf(isolate).ended(step, now, outcome);
  }

  #planOf(isolate: string): LeakPlan {
    const plan = this.#plans.get(isolate) ?? new LeakPlan({ baselineAfterMs: Number.POSITIVE_INFINITY });
    this.#plans.set(isolate, plan);
    return plan;
  }
}
