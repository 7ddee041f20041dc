import type { StoredSnapshot } from '../store/snapshots/snapshot-directory.ts';
import type { Analyses } from './analysis/analyses.ts';
import type { IndexFacts, MadeFiles } from './analysis/made-files.ts';
import { AnswerCache } from './answer-cache.ts';
import type { Lookup, LookupFile } from './lookup/lookup.ts';
import type { Lookups } from './lookup/lookups.ts';
import { ProblemError } from './problems.ts';
import type { Pending } from './wire/pending.ts';

export interface AnalystOptions {
  readonly release: string;
  readonly made: MadeFiles;
  readonly analyses: Analyses;
  readonly lookups: Lookups;
  readonly onFault: (stack: string) => void;
}

/** An answer, packed or as text, or how far it is. */
export type AnalystAnswer =
  | { readonly kind: 'packed'; readonly bytes: Buffer }
  | { readonly kind: 'json'; readonly json: string }
  | { readonly kind: 'pending'; readonly pending: Pending };

const CACHE_BYTES = 64 * 2 ** 20;
/** What was in use does not stay above the quota for ever. */
const PRUNE_MS = 60_000;

/** Answers questions about snapshots: out of files that were made before, or by having them made. */
export class Analyst {
  readonly #options: AnalystOptions;
  readonly #cache: AnswerCache;
  readonly #prune: NodeJS.Timeout;

  constructor(options: AnalystOptions) {
    this.#options = options;
    const { made, onFault } = options;
    this.#cache = new AnswerCache(options.release, CACHE_BYTES);
    this.#prune = setInterval(
      () => made.prune().catch((error: Error) => onFault(String(error.stack))),
      PRUNE_MS,
    );
    this.#prune.unref();
  }

  /** One of the answers that the snapshot's index holds; with `limit` only its first classes. */
  async ofSnapshot(snapshot: StoredSnapshot, section: string, limit?: number): Promise<AnalystAnswer> {
    const index = await this.#options.made.indexOf(snapshot);
    return (await this.#stored(index, section, limit)) ?? this.#pending([snapshot], index);
  }

  /** The same of a diff of the snapshots, in order. */
  async ofDiff(
    snapshots: readonly StoredSnapshot[],
    section: string,
    limit?: number,
  ): Promise<AnalystAnswer> {
    const diff = await this.#options.made.diffOf(snapshots);
    return (await this.#stored(diff, section, limit)) ?? this.#pendingDiff(snapshots, diff);
  }

  async lookUpNode(snapshot: StoredSnapshot, ask: (index: LookupFile) => Lookup): Promise<AnalystAnswer> {
    const index = await this.#options.made.indexOf(snapshot);
    if (await this.#options.made.isWhole(index)) {
      this.#options.made.noteUse(index);
      const answer = await this.#lookUp(ask(index));
      if (answer !== undefined) return answer;
    }
    return this.#pending([snapshot], index);
  }

  async lookUpClass(
    snapshots: readonly StoredSnapshot[],
    ask: (index: LookupFile, diff: LookupFile) => Lookup,
  ): Promise<AnalystAnswer> {
    const diff = await this.#options.made.diffOf(snapshots);
    if (!(await this.#options.made.isWhole(diff))) return this.#pendingDiff(snapshots, diff);
    this.#options.made.noteUse(diff);
    const current = snapshots[snapshots.length - 1];
    return this.lookUpNode(current, (index) => ask(index, diff));
  }

  /** What an index tells without being opened; undefined if there is none. */
  facts(snapshot: StoredSnapshot): Promise<IndexFacts | undefined> {
    return this.#options.made.facts(snapshot);
  }

  /** Removes what was made of snapshots that are no longer there, or no longer the same. */
  sweep(): Promise<void> {
    return this.#options.made.sweep();
  }

  async close(): Promise<void> {
    clearInterval(this.#prune);
    this.#options.analyses.close();
    await this.#options.lookups.close();
  }

  async #stored(
    file: LookupFile,
    section: string,
    limit: number | undefined,
  ): Promise<AnalystAnswer | undefined> {
    const bytes = await this.#cache.get(file.path, section, file.fingerprints);
    if (bytes === undefined) {
      this.#options.made.forget(file);
      return undefined;
    }
    this.#options.made.noteUse(file);
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
        for (const path of outcome.paths) await this.#options.made.discard(path);
        return undefined;
    }
  }

  async #pendingDiff(snapshots: readonly StoredSnapshot[], diff: LookupFile): Promise<AnalystAnswer> {
    return this.#pending(snapshots, await this.#options.made.indexOf(snapshots[snapshots.length - 1]), diff);
  }

  /** Has the files made that are missing. */
  async #pending(
    snapshots: readonly StoredSnapshot[],
    index: LookupFile,
    diff?: LookupFile,
  ): Promise<AnalystAnswer> {
    const order = { snapshots, index, ...(diff === undefined ? {} : { diff }) };
    return { kind: 'pending', pending: await this.#options.analyses.order(order) };
  }
}
