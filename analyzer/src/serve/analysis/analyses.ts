import {
  capturedAt,
  type SnapshotDirectory,
  type StoredSnapshot,
} from '../../store/snapshots/snapshot-directory.ts';
import type { LookupFile } from '../lookup/lookup.ts';
import { ProblemError } from '../problems.ts';
import type { Pending } from '../wire/pending.ts';
import { AnalysisQueue, type StartTask } from './analysis-queue.ts';
import type { AnalysisTask, TaskFile, TaskSnapshot } from './analysis-task.ts';
import type { MadeFiles } from './made-files.ts';
import { estimateMemory, measureLength } from './memory-need.ts';

export interface AnalysesOptions {
  readonly store: SnapshotDirectory;
  readonly made: MadeFiles;
  readonly release: string;
  readonly start: StartTask;
  readonly atOnce: number;
  /** Of the whole process: an analysis that would pass it is refused, one that does is ended. */
  readonly memoryBytes: number;
  readonly onFault: (stack: string) => void;
}

/** Files that are wanted of the snapshots, in order: the index is of the last of them. */
export interface AnalysisOrder {
  readonly snapshots: readonly StoredSnapshot[];
  readonly index: LookupFile;
  readonly diff?: LookupFile;
}

/** Analyses get this share of the memory, open indexes a third of the rest. */
const ANALYSIS_SHARE = 0.7;
const MAX_WAITING = 64;
const WATCH_MS = 200;
const BUSY_SECONDS = 5;

/** Has indexes and diffs made that are missing, each once, within a bound of memory. */
export class Analyses {
  readonly #options: AnalysesOptions;
  readonly #queue: AnalysisQueue;
  readonly #watch: NodeJS.Timeout;

  constructor(options: AnalysesOptions) {
    this.#options = options;
    const { atOnce, memoryBytes, onFault, made, start } = options;
    this.#queue = new AnalysisQueue({
      atOnce,
      maxWaiting: MAX_WAITING,
      memoryBytes: memoryBytes * ANALYSIS_SHARE,
      now: () => performance.now(),
      onFault,
      start: (task, tell) =>
        start(task, (message) => {
          if (message.kind === 'done')
            made.noteMade(task).catch((error: Error) => onFault(String(error.stack)));
          tell(message);
        }),
    });
    this.#watch = setInterval(() => this.#watchMemory(), WATCH_MS);
    this.#watch.unref();
  }

  /** How far it is. Throws a problem if it failed, or is refused. */
  async order(order: AnalysisOrder): Promise<Pending> {
    const { snapshots, index, diff } = order;
    const wanted = diff ?? index;
    const key = `${wanted.path} ${wanted.fingerprints.join()}`;
    // who waits asks again and again: that reads no file
    const known = this.#queue.find(key);
    if (known !== undefined) return known;
    const lengths = await Promise.all(snapshots.map(({ path }) => measureLength(path)));
    await this.#options.made.isWhole(index);
    const state = this.#queue.ask({
      key,
      memoryBytes: estimateMemory(lengths),
      task: () => this.#task(order),
    });
    switch (state.state) {
      case 'refused':
        throw ProblemError.of(state.code, state.detail, state.code === 'busy' ? BUSY_SECONDS : undefined);
      case 'failed':
        throw ProblemError.of(state.failure.code, state.failure.detail);
      default:
        return state;
    }
  }

  close(): void {
    clearInterval(this.#watch);
    this.#queue.close();
  }

  /** Undefined if all of it has been made meanwhile. */
  #task({ snapshots, index, diff }: AnalysisOrder): AnalysisTask | undefined {
    const { store, made, release, memoryBytes } = this.#options;
    const wanted = diff ?? index;
    if (made.isKnown(wanted)) return undefined;
    const fileOf = (file: LookupFile): TaskFile => ({ path: file.path, partialPath: store.partialPath() });
    return {
      release,
      snapshots: snapshots.map((snapshot, k) => describeSnapshot(snapshot, wanted.fingerprints[k])),
      ...(made.isKnown(index) ? {} : { index: fileOf(index) }),
      ...(diff === undefined ? {} : { diff: fileOf(diff) }),
      maxSnapshotBytes: memoryBytes,
    };
  }

  #watchMemory(): void {
    const { memoryBytes } = this.#options;
    if (this.#queue.runningCount === 0 || process.memoryUsage.rss() <= memoryBytes) return;
    const mebibytes = Math.round(memoryBytes / 2 ** 20);
    this.#queue.stopRunning({
      code: 'analysis_too_large',
      detail: `it was ended as the service passed the ${mebibytes} MiB of memory that --memory allows`,
    });
  }
}

function describeSnapshot(snapshot: StoredSnapshot, fingerprint: string): TaskSnapshot {
  const { id, meta, path } = snapshot;
  const side = {
    id,
    capturedAt: capturedAt(snapshot),
    ...(meta.redacted === undefined ? {} : { isRedacted: meta.redacted }),
  };
  return { side, path, fingerprint };
}
