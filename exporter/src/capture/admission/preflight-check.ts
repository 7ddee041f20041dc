import { type CaptureCost, learnedCost, worstCaseCost } from '../preflight/capture-cost.ts';
import type { HeapMakeup } from '../preflight/heap-makeup.ts';
import { type CaptureRoom, judgeCapture, type Preflight } from '../preflight/preflight.ts';
import type { Admission, CaptureAttempt, CaptureRefusal } from './admission.ts';
import type { CaptureLedger } from './capture-ledger.ts';

export interface PreflightSources {
  readonly ledger: CaptureLedger;
  /** Of the main isolate unless one is named. */
  readonly readMakeup: (isolate?: string) => HeapMakeup;
  readonly readRoom: () => Promise<CaptureRoom>;
  /** Takes one line for a person. */
  readonly onNotice: (line: string) => void;
}

/** What a capture would cost now, and the condition that there is room for it. */
export class PreflightCheck implements Admission {
  readonly #sources: PreflightSources;

  constructor(sources: PreflightSources) {
    this.#sources = sources;
  }

  /** Costs nothing: no pause, no garbage collected. @throws what reading the ledger gives */
  async read(isolate?: string): Promise<Preflight> {
    return judgeCapture(await this.#cost(isolate), await this.#sources.readRoom());
  }

  async admit({ request }: CaptureAttempt): Promise<CaptureRefusal | undefined> {
    const preflight = await this.read(request.isolate);
    const { code, reason } = preflight;
    if (request.force === true && code !== 'no_disk') {
      this.#sources.onNotice(`captures by force: ${reason}`);
      return undefined;
    }
    if (code === undefined) return undefined;
    return { outcome: 'refused', code, detail: reason, preflight };
  }

  async #cost(isolate: string | undefined): Promise<CaptureCost> {
    const makeup = this.#sources.readMakeup(isolate);
    // what is learned is of main isolates
    if (isolate !== undefined) return worstCaseCost(makeup);
    const { learned } = await this.#sources.ledger.read();
    return learned === undefined ? worstCaseCost(makeup) : learnedCost(makeup, learned);
  }
}
