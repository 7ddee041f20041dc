import type { Admission } from './admission.ts';
import { type CaptureLimits, refuseByLimits } from './capture-budget.ts';
import type { CaptureLedger } from './capture-ledger.ts';
import type { CaptureMeasure } from './capture-measure.ts';

/** Lets in what the cool-down and the budget allow; what is forced passes. */
export function limitsAdmission(
  ledger: CaptureLedger,
  limits: CaptureLimits,
  now: () => number = Date.now,
): Admission {
  return {
    async admit({ request }) {
      if (request.force === true) return undefined;
      const { begunMs, lastMs } = await ledger.read();
      return refuseByLimits(limits, begunMs, lastMs, now());
    },
  };
}

/** The last of all conditions: enters what was let in, before the process can die of it, and what it has cost. */
export function ledgerEntry(ledger: CaptureLedger, measure: CaptureMeasure): Admission {
  return {
    async admit() {
      await ledger.begin();
      return undefined;
    },
    release: ({ request }, snapshot) =>
      ledger.end(request.isolate === undefined ? snapshot && measure.read(snapshot) : undefined),
  };
}
