import { rm } from 'node:fs/promises';
import { ColumnFileError } from '../store/column-file/column-file-error.ts';
import { readSection } from '../store/column-file/read-section.ts';
import {
  capturedAt,
  type SnapshotDirectory,
  type StoredSnapshot,
} from '../store/snapshots/snapshot-directory.ts';
import { AnalysisQueue, type StartTask } from './analysis/analysis-queue.ts';
import type { AnalysisTask, TaskSnapshot } from './analysis/analysis-task.ts';
import { estimateMemory, measureLength } from './analysis/memory-need.ts';
import { AnswerCache } from './answer-cache.ts';
import type { Lookup, LookupFile } from './lookup/lookup.ts';
import type { Lookups } from './lookup/lookups.ts';
import { ProblemError } from './problems.ts';
import type { Pending } from './wire/pending.ts';

export interface AnalystOptions {
  readonly store: SnapshotDirectory;
  readonly release: string;
  readonly start: StartTask;
  readonly lookups: Lookups;
  readonly atOnce: number;
  /** Of the whole process: an analysis that would pass it is refused, one that does is ended. */
  readonly memoryBytes: number;
  readonly onFault: (stack: string) => void;
}

/** An answer, packed or as text, or how far it is. */
export type AnalystAnswer =
  | { readonly kind: 'packed'; readonly bytes: Buffer }
  | { readonly kind: 'json'; readonly json: string }
  | { readonly kind: 'pending'; readonly pending: Pending };

export interface IndexFacts {
  readonly nodes: number;
  readonly heapBytes: number;
}

/** Analyses get this share of the memory, open indexes a third of the rest. */
const ANALYSIS_SHARE = 0.7;
const CACHE_BYTES = 64 * 2 ** 20;
const MAX_WAITING = 64;
const WATCH_MS = 200;

/** Answers questions about snapshots: out of files that were made before, or by having them made. */
export class Analyst {
  readonly #options: AnalystOptions;
  readonly #queue: AnalysisQueue;
  readonly #cache: AnswerCache;
  readonly #watch: NodeJS.Timeout;
  /** By path of an index or diff that is whole: the fingerprints of its sources. */
  readonly #whole = new Map<string, string>();
  readonly #facts = new Map<string, { readonly fingerprint: string; readonly facts: IndexFacts }>();

  constructor(options: AnalystOptions) {
    this.#options = options;
    this.#cache = new AnswerCache(options.release, CACHE_BYTES);
    this.#queue = new AnalysisQueue({
      atOnce: options.atOnce,
      maxWaiting: MAX_WAITING,
      memoryBytes: options.memoryBytes * ANALYSIS_SHARE,
      now: () => performance.now(),
      onFault: options.onFault,
      start: (task, tell) =>
        options.start(task, (message) => {
          if (message.kind === 'done') this.#noteWhole(task);
          tell(message);
        }),
    });
    this.#watch = setInterval(() => this.#watchMemory(), WATCH_MS);
    this.#watch.unref();
  }

  /** One of the answers that the snapshot's index holds; with `limit` only its first classes. */
  async ofSnapshot(snapshot: StoredSnapshot, section: string, limit?: number): Promise<AnalystAnswer> {
    const index = await this.#indexFile(snapshot);
    return (
      (await this.#stored(index, section, limit)) ?? this.#pending([snapshot], index.fingerprints, index)
    );
  }

  /** The same of a diff of the snapshots, in order. */
  async ofDiff(
    snapshots: readonly StoredSnapshot[],
    section: string,
    limit?: number,
  ): Promise<AnalystAnswer> {
    const diff = await this.#diffFile(snapshots);
    return (await this.#stored(diff, section, limit)) ?? this.#pendingDiff(snapshots, diff);
  }

  async lookUpNode(snapshot: StoredSnapshot, ask: (index: LookupFile) => Lookup): Promise<AnalystAnswer> {
    const index = await this.#indexFile(snapshot);
    if (await this.#isWhole(index)) {
      const answer = await this.#lookUp(ask(index));
      if (answer !== undefined) return answer;
    }
    return this.#pending([snapshot], index.fingerprints, index);
  }

  async lookUpClass(
    snapshots: readonly StoredSnapshot[],
    ask: (index: LookupFile, diff: LookupFile) => Lookup,
  ): Promise<AnalystAnswer> {
    const diff = await this.#diffFile(snapshots);
    if (!(await this.#isWhole(diff))) return this.#pendingDiff(snapshots, diff);
    const current = snapshots[snapshots.length - 1];
    return this.lookUpNode(current, (index) => ask(index, diff));
  }

  /** What an index tells without being opened; undefined if there is none. */
  async facts(snapshot: StoredSnapshot): Promise<IndexFacts | undefined> {
    const { path, fingerprints } = await this.#indexFile(snapshot);
    const [fingerprint] = fingerprints;
    const known = this.#facts.get(path);
    if (known?.fingerprint === fingerprint) return known.facts;
    const directory = await this.#directory(path);
    if (directory === undefined || directory.sources[0]?.fingerprint !== fingerprint) return undefined;
    const { nodes = 0, heapBytes = 0 } = directory.facts;
    this.#facts.set(path, { fingerprint, facts: { nodes, heapBytes } });
    return { nodes, heapBytes };
  }

  /** Removes indexes and diffs of snapshots that are no longer there, or no longer the same. */
  async sweep(): Promise<void> {
    const { store } = this.#options;
    const current = new Map<string, string>();
    for (const snapshot of await store.list()) {
      current.set(snapshot.id, await store.fingerprint(snapshot));
    }
    for (const path of await store.made()) {
      const directory = await this.#directory(path);
      const isCurrent = directory?.sources.every(({ id, fingerprint }) => current.get(id) === fingerprint);
      if (!isCurrent) await this.#discard(path);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#watch);
    this.#queue.close();
    await this.#options.lookups.close();
  }

  async #stored(
    file: LookupFile,
    section: string,
    limit: number | undefined,
  ): Promise<AnalystAnswer | undefined> {
    const bytes = await this.#cache.get(file.path, section, file.fingerprints);
    if (bytes === undefined) {
      this.#whole.delete(file.path);
      return undefined;
    }
    if (limit === undefined) return { kind: 'packed', bytes };
    return this.#lookUp({ kind: 'firstClasses', file, section, limit });
  }

  /** Undefined if a file that it needs has to be made again. */
  async #lookUp(lookup: Lookup): Promise<AnalystAnswer | undefined> {
    const outcome = await this.#options.lookups.ask(lookup);
    switch (outcome.kind) {
      case 'found':
        return { kind: 'json', json: outcome.json };
      case 'missing':
        throw ProblemError.of('not_found', `there is no such ${outcome.what} in this snapshot or diff`);
      case 'busy':
        throw ProblemError.of('busy', outcome.detail, 1);
      case 'failed':
        this.#options.onFault(outcome.stack);
        throw ProblemError.of('analysis_failed', 'the look-up broke off: the service has said why on stderr');
      case 'stale':
        for (const path of outcome.paths) await this.#discard(path);
        return undefined;
    }
  }

  #pendingDiff(snapshots: readonly StoredSnapshot[], diff: LookupFile): Promise<AnalystAnswer> {
    return this.#pending(snapshots, diff.fingerprints, undefined, diff);
  }

  /** Has the files made that are missing. */
  async #pending(
    snapshots: readonly StoredSnapshot[],
    fingerprints: readonly string[],
    index: LookupFile | undefined,
    diff?: LookupFile,
  ): Promise<AnalystAnswer> {
    const { store, release, memoryBytes } = this.#options;
    const current = snapshots[snapshots.length - 1];
    const wantedIndex = index ?? (await this.#indexFile(current));
    const lengths = await Promise.all(snapshots.map(({ path }) => measureLength(path)));
    const isMissing = (file: LookupFile): boolean => this.#whole.get(file.path) !== file.fingerprints.join();
    await this.#isWhole(wantedIndex);
    const task = (): AnalysisTask | undefined => {
      const wanted = [wantedIndex, ...(diff === undefined ? [] : [diff])].filter(isMissing);
      if (wanted.length === 0 || (diff !== undefined && !isMissing(diff))) return undefined;
      const made = (file: LookupFile | undefined) =>
        file && wanted.includes(file) ? { path: file.path, partialPath: store.partialPath() } : undefined;
      const [indexFile, diffFile] = [made(wantedIndex), made(diff)];
      return {
        release,
        snapshots: snapshots.map((snapshot, k) => describeTask(snapshot, fingerprints[k])),
        ...(indexFile === undefined ? {} : { index: indexFile }),
        ...(diffFile === undefined ? {} : { diff: diffFile }),
        maxSnapshotBytes: memoryBytes,
      };
    };
    const state = this.#queue.ask({
      key: `${(diff ?? wantedIndex).path} ${fingerprints.join()}`,
      memoryBytes: estimateMemory(lengths),
      task,
    });
    switch (state.state) {
      case 'refused':
        throw ProblemError.of(state.code, state.detail, state.code === 'busy' ? 5 : undefined);
      case 'failed':
        throw ProblemError.of(state.failure.code, state.failure.detail);
      default:
        return { kind: 'pending', pending: state };
    }
  }

  async #indexFile(snapshot: StoredSnapshot): Promise<LookupFile> {
    const { store } = this.#options;
    return { path: store.indexPath(snapshot), fingerprints: [await this.#fingerprint(snapshot)] };
  }

  async #diffFile(snapshots: readonly StoredSnapshot[]): Promise<LookupFile> {
    const fingerprints = await Promise.all(snapshots.map((snapshot) => this.#fingerprint(snapshot)));
    return { path: this.#options.store.diffPath(snapshots), fingerprints };
  }

  async #fingerprint(snapshot: StoredSnapshot): Promise<string> {
    try {
      return await this.#options.store.fingerprint(snapshot);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT')
        throw ProblemError.of('not_found', `there is no snapshot ${snapshot.id} any more`);
      throw ProblemError.of('snapshot_unreadable', `the file cannot be read (${code ?? 'unknown'})`);
    }
  }

  async #isWhole({ path, fingerprints }: LookupFile): Promise<boolean> {
    const wanted = fingerprints.join();
    if (this.#whole.get(path) === wanted) return true;
    const directory = await this.#directory(path);
    const isWhole = directory?.sources.map(({ fingerprint }) => fingerprint).join() === wanted;
    if (isWhole) this.#whole.set(path, wanted);
    return isWhole;
  }

  async #directory(path: string) {
    try {
      return (await readSection(path, this.#options.release)).directory;
    } catch (error) {
      if (error instanceof ColumnFileError) return undefined;
      throw error;
    }
  }

  #noteWhole({ snapshots, index, diff }: AnalysisTask): void {
    const all = snapshots.map(({ fingerprint }) => fingerprint);
    if (index !== undefined) this.#whole.set(index.path, all[all.length - 1]);
    if (diff !== undefined) this.#whole.set(diff.path, all.join());
  }

  async #discard(path: string): Promise<void> {
    this.#whole.delete(path);
    this.#facts.delete(path);
    await rm(path, { force: true });
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

export function describeSide({ id, meta, ...rest }: StoredSnapshot): TaskSnapshot['side'] {
  return {
    id,
    capturedAt: capturedAt({ id, meta, ...rest }),
    ...(meta.redacted === undefined ? {} : { isRedacted: meta.redacted }),
  };
}

function describeTask(snapshot: StoredSnapshot, fingerprint: string): TaskSnapshot {
  return { side: describeSide(snapshot), path: snapshot.path, fingerprint };
}
