import { rm, stat, utimes } from 'node:fs/promises';
import type { ColumnDirectory } from '../../store/column-file/column-file-header.ts';
import { readSection } from '../../store/column-file/read-section.ts';
import { ColumnFileError } from '../../store/column-file-error.ts';
import type { SnapshotDirectory, StoredSnapshot } from '../../store/snapshots/snapshot-directory.ts';
import type { LookupFile } from '../lookup/lookup.ts';
import { ProblemError } from '../problems.ts';
import type { AnalysisTask } from './analysis-task.ts';

export interface MadeFilesOptions {
  readonly store: SnapshotDirectory;
  readonly release: string;
  /** Of all indexes and diffs together. */
  readonly quotaBytes: number;
  /** Milliseconds since 1970, as the times of files. */
  readonly now: () => number;
}

export interface IndexFacts {
  readonly nodes: number;
  readonly heapBytes: number;
}

/** What was asked for so short a time ago is in use: a reader goes on from there. */
const IN_USE_MS = 5 * 60_000;
/** A file's time says when it was used last, to this precision, so that the next start knows it too. */
const TOUCH_MS = 60_000;

/** Indexes and diffs beside the snapshots: which are whole, and how much room they take. */
export class MadeFiles {
  readonly #options: MadeFilesOptions;
  /** By path of a file that is whole: the fingerprints of its sources. */
  readonly #whole = new Map<string, string>();
  readonly #facts = new Map<string, { readonly fingerprint: string; readonly facts: IndexFacts }>();
  readonly #usedMs = new Map<string, number>();

  constructor(options: MadeFilesOptions) {
    this.#options = options;
  }

  async indexOf(snapshot: StoredSnapshot): Promise<LookupFile> {
    return {
      path: this.#options.store.indexPath(snapshot),
      fingerprints: [await this.#fingerprint(snapshot)],
    };
  }

  /** Of the snapshots in this order. */
  async diffOf(snapshots: readonly StoredSnapshot[]): Promise<LookupFile> {
    const fingerprints = await Promise.all(snapshots.map((snapshot) => this.#fingerprint(snapshot)));
    return { path: this.#options.store.diffPath(snapshots), fingerprints };
  }

  async isWhole(file: LookupFile): Promise<boolean> {
    if (this.isKnown(file)) return true;
    const wanted = file.fingerprints.join();
    const directory = await this.#directory(file.path);
    const isWhole = directory?.sources.map(({ fingerprint }) => fingerprint).join() === wanted;
    if (isWhole) this.#whole.set(file.path, wanted);
    return isWhole;
  }

  /** Whether it was whole when it was looked at, or made. */
  isKnown({ path, fingerprints }: LookupFile): boolean {
    return this.#whole.get(path) === fingerprints.join();
  }

  forget({ path }: LookupFile): void {
    this.#whole.delete(path);
  }

  /** What an index tells without being opened; undefined if there is none. */
  async facts(snapshot: StoredSnapshot): Promise<IndexFacts | undefined> {
    const { path, fingerprints } = await this.indexOf(snapshot);
    const [fingerprint] = fingerprints;
    const known = this.#facts.get(path);
    if (known?.fingerprint === fingerprint) return known.facts;
    const directory = await this.#directory(path);
    if (directory === undefined || directory.sources[0]?.fingerprint !== fingerprint) return undefined;
    const { nodes = 0, heapBytes = 0 } = directory.facts;
    this.#facts.set(path, { fingerprint, facts: { nodes, heapBytes } });
    return { nodes, heapBytes };
  }

  /** Somebody has been answered out of it. */
  noteUse({ path }: LookupFile): void {
    const now = this.#options.now();
    if (now - (this.#usedMs.get(path) ?? 0) < TOUCH_MS) return;
    this.#usedMs.set(path, now);
    // a file that has gone meanwhile is made again by who asks next
    void utimes(path, now / 1000, now / 1000).catch(() => undefined);
  }

  /** The files of a task are there. If a snapshot of it was deleted meanwhile, they go too. */
  async noteMade({ snapshots, index, diff }: AnalysisTask): Promise<void> {
    const fingerprints = snapshots.map(({ fingerprint }) => fingerprint);
    if (index !== undefined) this.#whole.set(index.path, fingerprints[fingerprints.length - 1]);
    if (diff !== undefined) this.#whole.set(diff.path, fingerprints.join());
    for (const file of [index, diff])
      if (file !== undefined) this.#usedMs.set(file.path, this.#options.now());
    const stored = await Promise.all(snapshots.map(({ side }) => this.#options.store.find(side.id)));
    if (stored.includes(undefined)) await this.sweep();
    await this.prune();
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
      if (!isCurrent) await this.discard(path);
    }
  }

  /** Keeps to the quota: what was not used for longest goes first, what is in use stays. */
  async prune(): Promise<void> {
    const { store, quotaBytes, now } = this.#options;
    const files = await Promise.all((await store.made()).map((path) => this.#measure(path)));
    let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    for (const file of files.sort((a, b) => a.usedMs - b.usedMs)) {
      if (bytes <= quotaBytes || now() - file.usedMs < IN_USE_MS) return;
      await this.discard(file.path);
      bytes -= file.bytes;
    }
  }

  async discard(path: string): Promise<void> {
    this.#whole.delete(path);
    this.#facts.delete(path);
    this.#usedMs.delete(path);
    await rm(path, { force: true });
  }

  async #measure(
    path: string,
  ): Promise<{ readonly path: string; readonly bytes: number; readonly usedMs: number }> {
    const found = await stat(path).catch(() => undefined);
    const usedMs = Math.max(found?.mtimeMs ?? 0, this.#usedMs.get(path) ?? 0);
    return { path, bytes: found?.size ?? 0, usedMs };
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

  async #directory(path: string): Promise<ColumnDirectory | undefined> {
    try {
      return (await readSection(path, this.#options.release)).directory;
    } catch (error) {
      if (error instanceof ColumnFileError) return undefined;
      throw error;
    }
  }
}
