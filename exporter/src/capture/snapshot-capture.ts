import type { Admission, CaptureAttempt, CaptureRefusal, CaptureRequest } from './admission/admission.ts';
import { createSnapshotId, type SnapshotMeta } from './store/meta/snapshot-meta.ts';
import { DirectoryRefusedError } from './store/own-directory.ts';
import { type SnapshotWriting, type WrittenSnapshot, writeSnapshotFile } from './store/snapshot-file.ts';
import type { SnapshotStore } from './store/snapshot-store.ts';

export type { CaptureRefusal, CaptureRequest, RefusalCode } from './admission/admission.ts';

/** How a capture ended. */
export type CaptureOutcome =
  | { readonly outcome: 'captured'; readonly snapshot: SnapshotMeta }
  | CaptureFailure
  | CaptureRefusal;

interface CaptureFailure {
  readonly outcome: 'failed';
  readonly id: string;
  readonly code: 'directory_refused' | 'stopped' | 'capture_failed';
  readonly detail: string;
}

/** A capture that was let in. */
export interface CaptureRun {
  readonly id: string;
  readonly reason: string;
  readonly startedMs: number;
  /** Never rejects. */
  readonly ended: Promise<CaptureOutcome>;
}

export interface CaptureContext {
  readonly store: SnapshotStore;
  /** Who this is at the time of the capture. */
  readonly identity: () => { readonly service: string; readonly instance: string };
  /** What lets captures in, asked in this order; none unless given. */
  readonly admissions?: readonly Admission[];
  /** Takes something cheaper where a request is refused, and gives the refusal that is told. Never rejects. */
  readonly secondChoice?: (refusal: CaptureRefusal, request: CaptureRequest) => Promise<CaptureRefusal>;
  /** Told of every request's outcome, refusals included. */
  readonly onOutcome: (outcome: CaptureOutcome) => void;
  /** Told of what goes wrong after a capture, which changes nothing for it. */
  readonly onError?: (error: unknown) => void;
  /** @param isolate undefined is this one */
  readonly write?: (
    path: string,
    writing: SnapshotWriting,
    isolate: string | undefined,
  ) => Promise<WrittenSnapshot>;
  readonly now?: () => number;
}

/** How many failed captures are remembered for who asks by id. */
const REMEMBERED_FAILURES = 16;

/** Captures snapshots of this isolate, one at a time. */
export class SnapshotCapture {
  readonly #context: CaptureContext;
  readonly #failures = new Map<string, CaptureFailure>();
  readonly #abort = new AbortController();
  /** Being let in or under way; what is over, where it was not let in. */
  #attempt: { readonly id: string; readonly isOver: Promise<unknown> } | undefined;
  #running: CaptureRun | undefined;

  constructor(context: CaptureContext) {
    this.#context = context;
  }

  /** The capture under way. */
  get running(): CaptureRun | undefined {
    return this.#running;
  }

  failure(id: string): CaptureFailure | undefined {
    return this.#failures.get(id);
  }

  /** Begins a capture once it is let in, or says why it is not; never rejects. */
  async begin(request: CaptureRequest): Promise<CaptureRun | CaptureRefusal> {
    const refusal = this.#refusal();
    if (refusal !== undefined) {
      this.#context.onOutcome(refusal);
      return refusal;
    }
    const startedMs = (this.#context.now ?? Date.now)();
    const attempt: CaptureAttempt = { id: createSnapshotId(startedMs), request, startedMs };
    const begun = this.#letIn(attempt);
    this.#attempt = {
      id: attempt.id,
      isOver: begun.then((run) => ('ended' in run ? run.ended : undefined)),
    };
    return begun;
  }

  /** Begins a capture and waits for its end. */
  async capture(request: CaptureRequest): Promise<CaptureOutcome> {
    const begun = await this.begin(request);
    return 'ended' in begun ? begun.ended : begun;
  }

  /** Ends the capture under way as failed, removes its file and refuses all others. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#attempt?.isOver;
  }

  #refusal(): CaptureRefusal | undefined {
    if (this.#abort.signal.aborted) {
      return { outcome: 'refused', code: 'stopped', detail: 'the exporter was stopped' };
    }
    if (this.#attempt === undefined) return undefined;
    return {
      outcome: 'refused',
      code: 'capture_running',
      detail: `snapshot ${this.#attempt.id} is being captured; one at a time`,
      retryAfterSeconds: 10,
    };
  }

  async #letIn(attempt: CaptureAttempt): Promise<CaptureRun | CaptureRefusal> {
    const { id, request, startedMs } = attempt;
    const letIn: Admission[] = [];
    let refusal: CaptureRefusal | undefined;
    let failure: CaptureFailure | undefined;
    try {
      for (const admission of this.#context.admissions ?? []) {
        refusal = await admission.admit(attempt);
        if (refusal !== undefined) break;
        letIn.push(admission);
      }
    } catch (error) {
      failure = this.#failureOf(id, error);
    }
    if (refusal !== undefined) {
      await this.#release(letIn, attempt, undefined);
      const told = (await this.#context.secondChoice?.(refusal, request)) ?? refusal;
      this.#attempt = undefined;
      this.#context.onOutcome(told);
      return told;
    }
    const outcome = failure === undefined ? this.#capture(attempt) : Promise.resolve(failure);
    const ended = outcome.then(async (ending) => {
      await this.#release(letIn, attempt, ending.outcome === 'captured' ? ending.snapshot : undefined);
      this.#attempt = undefined;
      this.#running = undefined;
      if (ending.outcome === 'failed') this.#remember(ending);
      this.#context.onOutcome(ending);
      return ending;
    });
    this.#running = { id, reason: request.reason, startedMs, ended };
    return this.#running;
  }

  async #release(
    letIn: readonly Admission[],
    attempt: CaptureAttempt,
    snapshot: SnapshotMeta | undefined,
  ): Promise<void> {
    for (const admission of letIn.toReversed()) {
      try {
        await admission.release?.(attempt, snapshot);
      } catch (error) {
        this.#context.onError?.(error);
      }
    }
  }

  async #capture(attempt: CaptureAttempt): Promise<Exclude<CaptureOutcome, CaptureRefusal>> {
    const { id, startedMs, request } = attempt;
    const { reason, redact = true, force = false, trigger, keep, isolate } = request;
    const { store, identity, write = writeSnapshotFile, now = Date.now } = this.#context;
    const { signal } = this.#abort;
    try {
      signal.throwIfAborted();
      const snapshot = await store.add(
        id,
        (path) => write(path, { signal, redact }, isolate),
        (written) => ({
          id,
          ...identity(),
          isolate: isolate ?? 'main',
          pid: process.pid,
          nodeVersion: process.versions.node,
          v8Version: process.versions.v8,
          reason,
          ...(trigger === undefined ? {} : { trigger }),
          ...(keep === undefined ? {} : { keep }),
          startedAt: new Date(startedMs).toISOString(),
          durationSeconds: (now() - startedMs) / 1000,
          ...written,
          redacted: redact,
          ...(force ? { forced: true } : {}),
        }),
      );
      return { outcome: 'captured', snapshot };
    } catch (error) {
      return this.#failureOf(id, error);
    }
  }

  #failureOf(id: string, error: unknown): CaptureFailure {
    const detail = error instanceof Error ? error.message : String(error);
    const code = this.#abort.signal.aborted
      ? 'stopped'
      : error instanceof DirectoryRefusedError
        ? 'directory_refused'
        : 'capture_failed';
    return { outcome: 'failed', id, code, detail };
  }

  #remember(failure: CaptureFailure): void {
    this.#failures.set(failure.id, failure);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > REMEMBERED_FAILURES && oldest !== undefined) this.#failures.delete(oldest);
  }
}
