import { ProbeBudget } from './probe-budget.ts';

export interface GcProbeParts {
  readonly budgetMsPerHour: number;
  readonly forceGc: () => void;
  /** Runs a GC of ours, so that it is told from the program's. */
  readonly duringProbe: (force: () => void) => void;
  readonly now: () => number;
  /** Share of time the event loop was busy since it was last asked. */
  readonly takeUtilization: () => number;
}

/**
 * Forces a major GC where the budget and the load allow it, and tells whether it did: small processes make too few to be
 * judged by.
 */
export function gcProbe(parts: GcProbeParts): () => boolean {
  const budget = new ProbeBudget(parts.budgetMsPerHour, parts.now());
  return () => {
    const began = parts.now();
    if (!budget.allows(began, parts.takeUtilization())) return false;
    parts.duringProbe(parts.forceGc);
    const ended = parts.now();
    budget.spend(ended, ended - began);
    return true;
  };
}
