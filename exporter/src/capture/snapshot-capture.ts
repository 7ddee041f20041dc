import { DirectoryRefusedError } from './store/own-directory.ts';
import { writeSnapshotFile } from './store/snapshot-file.ts';
import { createSnapshotId, type SnapshotMeta } from './store/snapshot-meta.ts';
import type { SnapshotStore } from './store/snapshot-store.ts';

export interface CaptureRefusal {
  readonly outcome: 'refused';
  /** `capture_running`: one is under way; `stopped`: the exporter was stopped; `not_here`: it does not run in this isolate. */
  readonly code: 'capture_running' | 'stopped' | 'not_here';
  readonly detail: string;
}

/** How a capture ended. */
export type CaptureOutcome =
  | { readonly outcome: 'captured'; readonly snapshot: SnapshotMeta }
  | {
      readonly outcome: 'failed';
      readonly id: string;
      readonly code: 'directory_refused' | 'stopped' | 'capture_failed';
      readonly detail: string;
    }
  | CaptureRefusal;

/** A capture that was let in. */
export interface CaptureRun {
  readonly id: string;
  readonly reason: string;
  readonly startedMs: number;
  /** Never rejects. */
  readonly ended: Promise<CaptureOutcome>;
}

export interface CaptureRequest {
  /** Why, in the words of who asks. */
  readonly reason: string;
  /** Whether the data is taken out of it; true unless given. */
  readonly redact?: boolean | undefined;
}

export interface CaptureContext {
  readonly store: SnapshotStore;
  /** Who this is at the time of the capture. */
  readonly identity: () => { readonly service: string; readonly instance: string };
  /** Told of every request's outcome, refusals included. */
  readonly onOutcome: (outcome: CaptureOutcome) => void;
  readonly write?: typeof writeSnapshotFile;
  readonly now?: () => number;
}

/** How many failed captures are remembered for who asks by id. */
const REMEMBERED_FAILURES = 16;

/** Captures snapshots of this isolate, one at a time. */
export class SnapshotCapture {
  readonly #context: CaptureContext;
  readonly #failures = new Map<string, CaptureOutcome & { readonly outcome: 'failed' }>();
  #abort: AbortController | undefined;
  #running: CaptureRun | undefined;
  #isStopped = false;

  constructor(context: CaptureContext) {
    this.#context = context;
  }

  /** The capture under way. */
  get running(): CaptureRun | undefined {
    return this.#running;
  }

  failure(id: string): (CaptureOutcome & { readonly outcome: 'failed' }) | undefined {
    return this.#failures.get(id);
  }

  /** Begins a capture, or refuses at once; never throws. */
  begin({ reason, redact = true }: CaptureRequest): CaptureRun | CaptureRefusal {
    const refusal = this.#refusal();
    if (refusal !== undefined) {
      this.#context.onOutcome(refusal);
      return refusal;
    }
    const startedMs = (this.#context.now ?? Date.now)();
    const id = createSnapshotId(startedMs);
    const abort = new AbortController();
    const ended = this.#capture({ id, reason, startedMs }, redact, abort.signal).then((outcome) => {
      this.#running = undefined;
      if (outcome.outcome === 'failed') this.#remember(outcome);
      this.#context.onOutcome(outcome);
      return outcome;
    });
    this.#abort = abort;
    this.#running = { id, reason, startedMs, ended };
    return this.#running;
  }

  /** Begins a capture and waits for its end. */
  async capture(request: CaptureRequest): Promise<CaptureOutcome> {
    const begun = this.begin(request);
    return 'ended' in begun ? begun.ended : begun;
  }

  /** Ends the capture under way as failed, removes its file and refuses all others. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#abort?.abort();
    await this.#running?.ended;
  }

  #refusal(): CaptureRefusal | undefined {
    if (this.#isStopped) return { outcome: 'refused', code: 'stopped', detail: 'the exporter was stopped' };
    if (this.#running === undefined) return undefined;
    return {
      outcome: 'refused',
      code: 'capture_running',
      detail: `snapshot ${this.#running.id} is being captured; one at a time`,
    };
  }

  async #capture(
    { id, reason, startedMs }: Omit<CaptureRun, 'ended'>,
    redact: boolean,
    signal: AbortSignal,
  ): Promise<Exclude<CaptureOutcome, CaptureRefusal>> {
    const { store, identity, write = writeSnapshotFile, now = Date.now } = this.#context;
    try {
      const snapshot = await store.add(
        id,
        (path) => write(path, { signal, redact }),
        (written) => ({
          id,
          ...identity(),
          isolate: 'main',
          pid: process.pid,
          nodeVersion: process.versions.node,
          v8Version: process.versions.v8,
          reason,
          startedAt: new Date(startedMs).toISOString(),
          durationSeconds: (now() - startedMs) / 1000,
          ...written,
          redacted: redact,
        }),
      );
      return { outcome: 'captured', snapshot };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const code = signal.aborted
        ? 'stopped'
        : error instanceof DirectoryRefusedError
          ? 'directory_refused'
          : 'capture_failed';
      return { outcome: 'failed', id, code, detail };
    }
  }

  #remember(failure: CaptureOutcome & { readonly outcome: 'failed' }): void {
    this.#failures.set(failure.id, failure);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > REMEMBERED_FAILURES && oldest !== undefined) this.#failures.delete(oldest);
  }
}
