import type { SnapshotDiff } from '../../explain/snapshot-diff.ts';
import { type ComparisonOptions, compareCaptured, seriesOf } from '../../run/comparison.ts';
import type { WatchedProcess } from '../../run/program-watch.ts';
import { diffProfileFiles, type FileProfileDiff } from '../files/profile-diff.ts';
import { worthTelling } from './run-text.ts';

/** What comes of the comparisons. */
export interface ComparisonListener {
  /** What grew in an isolate is known, or is something else than before. */
  onGrowth(one: WatchedProcess, isolate: string): void;
  /** There are heap profiles instead of snapshots; told each time one came. */
  onNoRoom(one: WatchedProcess): void;
  onIncomparable(
    one: WatchedProcess,
    isolate: string,
    what: 'snapshots' | 'heap profiles',
    why: string,
  ): void;
}

/** Compares what was captured of the processes of a run, one after another of each, and none twice. */
export class RunComparisons {
  /** By process, and by isolate. */
  readonly diffs = new Map<WatchedProcess, Map<string, SnapshotDiff>>();
  /** Of the processes that had no room for snapshots. */
  readonly profileDiffs = new Map<WatchedProcess, FileProfileDiff>();
  readonly #options: ComparisonOptions;
  readonly #listener: ComparisonListener;
  readonly #begun = new Map<WatchedProcess, Promise<void>>();
  readonly #compared = new Set<string>();
  readonly #asked = new Set<WatchedProcess>();

  constructor(options: ComparisonOptions, listener: ComparisonListener) {
    this.#options = options;
    this.#listener = listener;
  }

  get isBegun(): boolean {
    return this.#begun.size > 0;
  }

  /** Resolves when all that was begun is done. */
  async finish(): Promise<void> {
    await Promise.all(this.#begun.values());
  }

  /** The next snapshot of the process is compared whether it leaks or not. */
  ask(one: WatchedProcess): void {
    this.#asked.add(one);
  }

  /** Compares what there is of a process that leaks or that was asked for, unless that was done. */
  compare(one: WatchedProcess): void {
    const before = this.#begun.get(one) ?? Promise.resolve();
    this.#begun.set(
      one,
      before.then(() => this.#compareNewest(one)),
    );
  }

  async #compareNewest(one: WatchedProcess): Promise<void> {
    for (const isolate of new Set(one.snapshots.map((snapshot) => snapshot.isolate))) {
      await this.#compareSnapshots(one, isolate);
    }
    await this.#compareProfiles(one);
  }

  async #compareSnapshots(one: WatchedProcess, isolate: string): Promise<void> {
    const wasAsked = isolate === 'main' && this.#asked.has(one);
    if (!isLeaking(one, isolate) && !wasAsked) return;
    const series = seriesOf(one.snapshots.filter((snapshot) => snapshot.isolate === isolate));
    const key = series.map(({ id }) => id).join(' ');
    if (series.length < 2 || this.#compared.has(key)) return;
    this.#compared.add(key);
    try {
      const diff = await compareCaptured(series, this.#options);
      const diffs = this.diffs.get(one) ?? new Map<string, SnapshotDiff>();
      const told = diffs.get(isolate);
      this.diffs.set(one, diffs.set(isolate, diff));
      if (wasAsked) this.#asked.delete(one);
      const isNews = wasAsked || told === undefined || culpritOf(told) !== culpritOf(diff);
      if (isNews) this.#listener.onGrowth(one, isolate);
    } catch (error) {
      this.#listener.onIncomparable(one, isolate, 'snapshots', (error as Error).message);
    }
  }

  /** Which calls allocated what is alive, where there was no room for a snapshot. */
  async #compareProfiles(one: WatchedProcess): Promise<void> {
    const { heapProfiles } = one;
    const [first, last] = [heapProfiles[0], heapProfiles[heapProfiles.length - 1]];
    if (last?.snapshotRefused === undefined) return;
    this.#listener.onNoRoom(one);
    if (first === last || !isLeaking(one, 'main') || this.#compared.has(last.id)) return;
    this.#compared.add(last.id);
    try {
      const isNew = !this.profileDiffs.has(one);
      this.profileDiffs.set(one, await diffProfileFiles([first.path, last.path]));
      if (isNew) this.#listener.onGrowth(one, 'main');
    } catch (error) {
      this.#listener.onIncomparable(one, 'main', 'heap profiles', (error as Error).message);
    }
  }
}

function isLeaking({ leaks }: WatchedProcess, isolate: string): boolean {
  return [...leaks.values()].some((leak) => leak.isolate === isolate);
}

function culpritOf(diff: SnapshotDiff): string {
  const [first] = worthTelling(diff);
  return first === undefined ? '' : `${first.className} ${first.source?.url}:${first.source?.line}`;
}
