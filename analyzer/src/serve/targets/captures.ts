import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { SnapshotDirectory } from '../../store/snapshots/snapshot-directory.ts';
import type { SnapshotMeta } from '../../store/snapshots/snapshot-meta.ts';
import { ProblemError } from '../problems.ts';
import type { CapturingSnapshot, FailedSnapshot } from '../wire/inventory.ts';
import { TargetClient } from './target-client.ts';
import type { Target } from './target-list.ts';

export interface CapturesOptions {
  readonly store: SnapshotDirectory;
  /** Of a fault that is not the target's. */
  readonly onFault: (stack: string) => void;
}

/** A capture that is not in the store, yet or ever. */
export type UnstoredCapture = CapturingSnapshot | FailedSnapshot;

const POLL_MS = 1000;
/** A process that stands still for its snapshot does not answer meanwhile. */
const CAPTURE_MS = 15 * 60_000;
const FETCH_MS = 60 * 60_000;
const MAX_FAILED = 100;

/** Captures at targets: asked for, waited for, and fetched into the store. */
export class Captures {
  readonly #options: CapturesOptions;
  readonly #captures = new Map<string, UnstoredCapture>();
  readonly #end = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(options: CapturesOptions) {
    this.#options = options;
  }

  /** Newest first. */
  list(): readonly UnstoredCapture[] {
    return [...this.#captures.values()].reverse();
  }

  find(id: string): UnstoredCapture | undefined {
    return this.#captures.get(id);
  }

  /** A capture that failed can be forgotten. */
  forget(id: string): boolean {
    return this.#captures.get(id)?.state === 'failed' && this.#captures.delete(id);
  }

  /** Asks the target for a snapshot. Throws its refusal as {@link ProblemError}. */
  async begin(target: Target, reason: string | undefined): Promise<CapturingSnapshot> {
    const client = new TargetClient(target);
    const { id } = await client.capture(reason);
    const capture: CapturingSnapshot = {
      state: 'capturing',
      id,
      service: target.service,
      instance: target.instance,
      capturedAt: new Date().toISOString(),
      ...(reason === undefined ? {} : { reason }),
    };
    this.#captures.set(id, capture);
    const run = this.#run(client, capture).finally(() => this.#running.delete(run));
    this.#running.add(run);
    return capture;
  }

  /** Ends what runs; the snapshots stay with their exporters. */
  async close(): Promise<void> {
    this.#end.abort();
    await Promise.all(this.#running);
  }

  async #run(client: TargetClient, capture: CapturingSnapshot): Promise<void> {
    try {
      const meta = await this.#wait(client, capture.id);
      await this.#fetch(client, capture, meta);
      this.#captures.delete(capture.id);
    } catch (error) {
      const isProblem = error instanceof ProblemError;
      if (!isProblem && !this.#end.signal.aborted) this.#options.onFault(String((error as Error).stack));
      const { code, detail } = isProblem
        ? error.problem
        : {
            code: 'internal_error',
            detail: 'the snapshot could not be stored: the service has said why on stderr',
          };
      const { state: _, progress: __, ...identity } = capture;
      this.#captures.set(capture.id, { ...identity, state: 'failed', code, detail });
      const failed = [...this.#captures.values()].filter(({ state }) => state === 'failed');
      for (const { id } of failed.slice(0, -MAX_FAILED)) this.#captures.delete(id);
    }
  }

  async #wait(client: TargetClient, id: string): Promise<SnapshotMeta> {
    const end = performance.now() + CAPTURE_MS;
    for (;;) {
      await this.#pause();
      try {
        const found = await client.state(id);
        if (found.state === 'captured') return found.meta;
        if (found.state === 'failed') throw ProblemError.passedOn({ status: 502, title: '', ...found });
      } catch (error) {
        const isAway = error instanceof ProblemError && error.problem.code === 'target_unreachable';
        if (!isAway || performance.now() > end) throw error;
      }
      if (performance.now() > end) {
        throw ProblemError.of('target_unreachable', 'the capture did not end within 15 minutes');
      }
    }
  }

  async #fetch(client: TargetClient, capture: CapturingSnapshot, meta: SnapshotMeta): Promise<void> {
    const signal = AbortSignal.any([this.#end.signal, AbortSignal.timeout(FETCH_MS)]);
    const { body, bytes } = await client.content(capture.id, signal);
    const { service, instance } = capture;
    await this.#options.store.add(capture.id, { ...meta, service, instance }, async (path) => {
      const file = await open(path, 'wx', 0o600);
      const sum = createHash('sha256');
      let fetchedBytes = 0;
      try {
        for await (const piece of body) {
          sum.update(piece);
          await file.writeFile(piece);
          fetchedBytes += piece.length;
          const progress =
            bytes === undefined || bytes === 0 ? {} : { progress: Math.min(1, fetchedBytes / bytes) };
          this.#captures.set(capture.id, { ...capture, state: 'fetching', ...progress });
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const expected = bytes ?? meta.sizeBytes;
      if (expected !== undefined && expected !== fetchedBytes) {
        throw ProblemError.of('target_unreachable', `${fetchedBytes} of ${expected} bytes came`);
      }
      if (meta.sha256 !== undefined && meta.sha256 !== sum.digest('hex')) {
        throw ProblemError.of('target_answer_invalid', 'what came is not what was captured (SHA-256)');
      }
    });
  }

  #pause(): Promise<void> {
    const { signal } = this.#end;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const timer = setTimeout(resolve, POLL_MS);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    });
  }
}
