import { type CaptureCost, learnedCost, worstCaseCost } from '../preflight/capture-cost.ts';
import type { HeapMakeup } from '../preflight/heap-makeup.ts';
import { type CaptureRoom, judgeCapture, type Preflight } from '../preflight/preflight.ts';
import type { Admission, CaptureAttempt, CaptureRefusal } from './admission.ts';
import type { CaptureLedger } from './capture-ledger.ts';

export interface PreflightSources {
  readonly ledger: CaptureLedger;
  readonly readMakeup: () => HeapMakeup;
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
  async read(): Promise<Preflight> {
    return judgeCapture(await this.#cost(), await this.#sources.readRoom());
  }

  async admit({ request }: CaptureAttempt): Promise<CaptureRefusal | undefined> {
    const preflight = await this.read();
    const { code, reason } = preflight;
    if (request.force === true && code !== 'no_disk') {
      this.#sources.onNotice(`captures by force: ${reason}`);
      return undefined;
    }
    if (code === undefined) return undefined;
    return { outcome: 'refused', code, detail: reason, preflight };
  }

  async #cost(): Promise<CaptureCost> {
    const { learned } = await this.#sources.ledger.read();
    const makeup = this.#sources.readMakeup();
    return learned === undefined ? worstCaseCost(makeup) : learnedCost(makeup, learned);
  }
}
