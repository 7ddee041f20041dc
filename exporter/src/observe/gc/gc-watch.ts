import { constants, PerformanceObserver } from 'node:perf_hooks';
import { readLiveBytes } from './live-set.ts';

/** One GC pause. */
export interface GcPause {
  /** `minor`, `major`, `incremental`, `weakcb`, or V8's number for a kind that is none of these. */
  readonly kind: string;
  readonly pauseSeconds: number;
  /** When it began, in milliseconds since 1970. */
  readonly startedMs: number;
  /** The live set in bytes; on the newest major GC of a batch only. */
  readonly liveBytes?: number;
}

/** What is read of a `gc` performance entry: milliseconds since the time origin, as Node gives them. */
export interface GcEntry {
  readonly startTime: number;
  readonly duration: number;
  readonly detail: { readonly kind: number };
}

export interface GcSources {
  /** Calls back with every batch of entries. @returns a function that ends it */
  readonly watchEntries: (onBatch: (entries: readonly GcEntry[]) => void) => () => void;
  readonly readLiveBytes: () => number;
  readonly timeOriginMs: number;
}

export interface GcListener {
  /** Each batch, oldest pause first; a batch holds several pauses when GC is busiest. */
  readonly onPauses: (pauses: readonly GcPause[]) => void;
  /** What went wrong while a batch was taken in: nothing is thrown out of the observer. */
  readonly onError: (error: unknown) => void;
}

export interface GcWatch {
  /** The live set in bytes after the newest major GC, undefined before the first. */
  readonly liveBytes: number | undefined;
  stop(): void;
}

const KIND_NAMES: ReadonlyMap<number, string> = new Map([
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'],
]);

/** Reports every GC pause of this isolate and keeps the live set. Nothing runs between GCs: no timer. */
export function watchGc(listener: GcListener, sources: GcSources = nodeSources): GcWatch {
  let liveBytes: number | undefined;

  const takeIn = (entries: readonly GcEntry[]) => {
    const lastMajor = entries.findLast((entry) => entry.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR);
    if (lastMajor !== undefined) liveBytes = sources.readLiveBytes();
    listener.onPauses(
      entries.map((entry) => ({
        kind: KIND_NAMES.get(entry.detail.kind) ?? String(entry.detail.kind),
        pauseSeconds: entry.duration / 1000,
        startedMs: sources.timeOriginMs + entry.startTime,
        ...(entry === lastMajor && liveBytes !== undefined ? { liveBytes } : {}),
      })),
    );
  };
  const stop = sources.watchEntries((entries) => {
    try {
      takeIn(entries);
    } catch (error) {
      listener.onError(error);
    }
  });

  return {
    get liveBytes() {
      return liveBytes;
    },
    stop,
  };
}

const nodeSources: GcSources = {
  timeOriginMs: performance.timeOrigin,
  readLiveBytes: () => readLiveBytes(),
  watchEntries(onBatch) {
    const observer = new PerformanceObserver((list) => onBatch(list.getEntries() as unknown as GcEntry[]));
    observer.observe({ entryTypes: ['gc'] });
    return () => observer.disconnect();
  },
};
