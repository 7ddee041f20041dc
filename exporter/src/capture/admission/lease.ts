import { type CaptureLease, takeCaptureLease } from '../store/capture-lease.ts';
import type { Claims } from '../store/claims.ts';
import { StoreUnavailableError } from '../store/snapshot-store.ts';
import type { Admission } from './admission.ts';

/** A store that does not answer must not keep a leak from being seen. */
const PATIENCE_MS = 10_000;
const RETRY_SECONDS = 60;

export interface LeaseAdmissionOptions {
  readonly service: string;
  /** How many of the service may capture at once. */
  readonly atOnce: number;
  readonly holder: () => string;
  readonly onNotice: (line: string) => void;
  readonly patienceMs?: number;
}

/** Lets in as many of a service at once as may capture; what is forced passes. */
export function leaseAdmission(
  claims: Claims,
  { service, atOnce, holder, onNotice, patienceMs = PATIENCE_MS }: LeaseAdmissionOptions,
): Admission {
  let held: CaptureLease | undefined;
  return {
    async admit({ request }) {
      if (request.force === true) return undefined;
      const asked = takeCaptureLease(claims, { service, atOnce, holder: holder() });
      const answer = await withinPatience(asked, patienceMs);
      if (answer instanceof Error) {
        // one that comes after all is given back
        void asked.then((lease) => lease?.release()).catch(() => undefined);
        onNotice(`captures without asking the others of the service: ${answer.message}`);
        return undefined;
      }
      if (answer !== undefined) {
        held = answer;
        return undefined;
      }
      return {
        outcome: 'refused',
        code: 'lease_taken',
        detail: `others of ${service} are capturing; ${atOnce} at once (capture.atOnce)`,
        retryAfterSeconds: RETRY_SECONDS,
      };
    },
    async release() {
      const lease = held;
      held = undefined;
      if (lease !== undefined) await withinPatience(lease.release(), patienceMs);
    },
  };
}

/** That the store failed or was too slow is an answer; any other error is thrown. */
async function withinPatience<T>(asked: Promise<T>, patienceMs: number): Promise<T | StoreUnavailableError> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<StoreUnavailableError>((resolve) => {
    const answer = new StoreUnavailableError(`no answer from the store within ${patienceMs / 1000} s`);
    timer = setTimeout(resolve, patienceMs, answer);
  });
  try {
    return await Promise.race([asked, late]);
  } catch (error) {
    if (error instanceof StoreUnavailableError) return error;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
