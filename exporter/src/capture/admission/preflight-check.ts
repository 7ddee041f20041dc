import type { CaptureCost } from '../preflight/capture-cost.ts';
import { countedCost } from '../preflight/counted-cost.ts';
import type { HeapCensus } from '../preflight/heap-census.ts';
import type { HeapMakeup } from '../preflight/heap-makeup.ts';
import { costSince, type KnownCost, learnedCost, withMemoryKept } from '../preflight/known-cost.ts';
import { type CaptureRoom, judgeCapture, type Preflight } from '../preflight/preflight.ts';
import { spacesCost } from '../preflight/spaces-cost.ts';
import type { Admission, CaptureAttempt, CaptureRefusal } from './admission.ts';
import type { CaptureLedger } from './capture-ledger.ts';
import type { CaptureMeasure } from './capture-measure.ts';

export interface PreflightSources {
  readonly ledger: Pick<CaptureLedger, 'read'>;
  /** What captures of this process have left. */
  readonly measure: Pick<CaptureMeasure, 'hasCaptured' | 'keptBytes'>;
  /** Of the main isolate unless one is named. */
  readonly readMakeup: (isolate?: string) => HeapMakeup;
  /** Of the main isolate unless one is named. */
  readonly readRoom: (isolate?: string) => Promise<CaptureRoom>;
  /** Whether V8 may be had to count now. */
  readonly canCount: () => boolean;
  /** Has V8 count the objects of the heap, which pauses the process; undefined where it cannot. */
  readonly count: () => Promise<HeapCensus | undefined>;
  readonly v8Version: string;
  /** Takes one line for a person. */
  readonly onNotice: (line: string) => void;
}

export interface PreflightRequest {
  /** A worker thread; the main isolate unless given. */
  readonly isolate?: string | undefined;
  /**
   * Whether V8 counts the objects for it, in a forced GC: PAUSES the process for about a tenth of what a capture does, and is left
   * out once this process has been captured.
   */
  readonly count?: boolean | undefined;
}

/** What a capture would cost now, and the condition that there is room for it. */
export class PreflightCheck implements Admission {
  readonly #sources: PreflightSources;
  #counted: KnownCost | undefined;

  constructor(sources: PreflightSources) {
    this.#sources = sources;
  }

  /** Pauses nothing unless asked to count. @throws what reading the ledger gives */
  async read({ isolate, count = false }: PreflightRequest = {}): Promise<Preflight> {
    if (count) await this.#count(isolate);
    const cost = await this.#cost(isolate);
    const willCount = this.#mayCount(isolate) && cost.basis !== 'counted';
    return judgeCapture(cost, await this.#sources.readRoom(isolate), willCount);
  }

  async admit({ request }: CaptureAttempt): Promise<CaptureRefusal | undefined> {
    const { readRoom } = this.#sources;
    const { isolate } = request;
    let preflight = judgeCapture(await this.#cost(isolate), await readRoom(isolate));
    // Only where it may let the capture in: the pause of counting is on top.
    if (preflight.code === 'no_memory' && request.force !== true && this.#mayCount(isolate)) {
      await this.#count(isolate);
      preflight = judgeCapture(await this.#cost(isolate), await readRoom(isolate));
    }
    const { code, reason } = preflight;
    if (request.force === true && code !== 'no_disk') {
      this.#sources.onNotice(`captures by force: ${reason}`);
      return undefined;
    }
    if (code === undefined) return undefined;
    return { outcome: 'refused', code, detail: reason, preflight };
  }

  /**
   * Workers cannot be traced, and counting ends a session of the inspector, which has V8 number its objects anew: not between two
   * snapshots.
   */
  #mayCount(isolate: string | undefined): boolean {
    return isolate === undefined && this.#sources.canCount() && !this.#sources.measure.hasCaptured;
  }

  async #count(isolate: string | undefined): Promise<void> {
    const { measure, count, readMakeup, v8Version } = this.#sources;
    if (!this.#mayCount(isolate)) return;
    const census = await count();
    if (census === undefined || measure.hasCaptured) return;
    this.#counted = { makeup: readMakeup(), cost: countedCost(census, v8Version) };
  }

  async #cost(isolate: string | undefined): Promise<CaptureCost> {
    const { ledger, measure, readMakeup, v8Version } = this.#sources;
    const makeup = readMakeup(isolate);
    // what is learned and counted is of main isolates
    if (isolate !== undefined) return spacesCost(makeup, v8Version);
    const { learned } = await ledger.read();
    if (measure.hasCaptured && learned !== undefined) {
      return withMemoryKept(costSince(makeup, learnedCost(learned), v8Version), measure.keptBytes());
    }
    if (this.#counted !== undefined) return costSince(makeup, this.#counted, v8Version);
    if (learned !== undefined) return costSince(makeup, learnedCost(learned), v8Version);
    return spacesCost(makeup, v8Version);
  }
}
