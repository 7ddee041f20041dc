import { Worker } from 'node:worker_threads';
import { threadFile } from '../thread-file.ts';
import type { Lookup, LookupAnswer, LookupReply, LookupRequest } from './lookup.ts';

export interface LookupsOptions {
  readonly release: string;
  readonly memoryBytes: number;
  readonly oldSpaceMb: number;
}

/** `busy`: too many wait, or the thread did not answer in time. */
export type LookupOutcome = LookupAnswer | { readonly kind: 'busy'; readonly detail: string };

const MAX_WAITING = 100;
const DEADLINE_MS = 30_000;
/** Its memory is given back when nobody has asked for so long. */
const IDLE_MS = 5 * 60_000;

/** Questions to indexes, answered one after the other in a thread that keeps the files open. */
export class Lookups {
  readonly #options: LookupsOptions;
  readonly #waiting = new Map<number, (outcome: LookupOutcome) => void>();
  #worker: Worker | undefined;
  #number = 0;
  #deadline: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: LookupsOptions) {
    this.#options = options;
  }

  ask(lookup: Lookup): Promise<LookupOutcome> {
    if (this.#waiting.size >= MAX_WAITING) {
      return Promise.resolve({ kind: 'busy', detail: `${MAX_WAITING} questions wait already` });
    }
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const number = ++this.#number;
    const { release, memoryBytes } = this.#options;
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve);
      if (this.#waiting.size === 1) this.#watch();
      worker.postMessage({ number, release, memoryBytes, lookup } satisfies LookupRequest);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#stop({ kind: 'busy', detail: 'the service is ending' });
  }

  #start(): Worker {
    const worker = new Worker(threadFile('serve/lookup/lookup-thread'), {
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: this.#options.oldSpaceMb },
    });
    worker.on('message', ({ number, answer }: LookupReply) => this.#settle(number, answer));
    worker.on('error', (error) => {
      if (worker !== this.#worker) return;
      void this.#stop({ kind: 'failed', stack: String(error.stack) });
    });
    // whoever waits holds a request open
    worker.unref();
    return worker;
  }

  #settle(number: number, answer: LookupAnswer): void {
    this.#waiting.get(number)?.(answer);
    this.#waiting.delete(number);
    clearTimeout(this.#deadline);
    if (this.#waiting.size > 0) this.#watch();
    else {
      this.#idle = setTimeout(() => this.#stop({ kind: 'busy', detail: 'try again' }), IDLE_MS);
      this.#idle.unref();
    }
  }

  /** Of the question that is being answered. */
  #watch(): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(
      () => this.#stop({ kind: 'busy', detail: `the answer took longer than ${DEADLINE_MS / 1000} s` }),
      DEADLINE_MS,
    );
  }

  async #stop(outcome: LookupOutcome): Promise<void> {
    clearTimeout(this.#deadline);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const resolve of this.#waiting.values()) resolve(outcome);
    this.#waiting.clear();
    await worker?.terminate();
  }
}
