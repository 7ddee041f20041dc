import { PerformanceObserver } from 'node:perf_hooks';
import { type GcCause, gcKindName, isForced, MAJOR, MINOR, type OwnGcCause } from './gc-kind.ts';
import { GcTotals } from './gc-totals.ts';
import { heapFlow } from './heap-flow.ts';
import { type HeapReading, readHeap } from './heap-reading.ts';
import { type LiveHistory, nextLiveHistory } from './live-history.ts';

/** One GC pause. */
export interface GcPause {
  /** `minor`, `major`, `incremental`, `weakcb`, or V8's number for a kind that is none of these. */
  readonly kind: string;
  readonly pauseSeconds: number;
  /** When it began, in milliseconds since 1970. */
  readonly startedMs: number;
  /** Set when V8 did not choose it: `forced` by the program or an inspector, or by a `capture` or a `probe` of ours. */
  readonly cause?: GcCause;
  /** How many of its kind there have been, itself included. */
  readonly count: number;
  /** The live set in bytes; on the newest major GC of a batch only. */
  readonly liveBytes?: number;
  /** How the live set has developed; beside `liveBytes`. */
  readonly live?: LiveHistory;
}

/** What is read of a `gc` performance entry: milliseconds since the time origin, as Node gives them. */
export interface GcEntry {
  readonly startTime: number;
  readonly duration: number;
  readonly detail: { readonly kind: number; readonly flags?: number };
}

export interface GcSources {
  /** Calls back with every batch of entries. @returns a function that ends it */
  readonly watchEntries: (onBatch: (entries: readonly GcEntry[]) => void) => () => void;
  readonly readHeap: () => HeapReading;
  readonly timeOriginMs: number;
  /** Milliseconds since the time origin. */
  readonly now: () => number;
}

export interface GcListener {
  /** Each batch, oldest pause first; a batch holds several pauses when GC is busiest. Not called while nobody listens. */
  readonly onPauses: (pauses: readonly GcPause[]) => void;
  readonly hasListeners: () => boolean;
  /** What went wrong while a batch was taken in: nothing is thrown out of the observer. */
  readonly onError: (error: unknown) => void;
}

/** All GCs of this isolate since the start. */
export interface GcWatch {
  readonly totals: GcTotals;
  readonly forced: Readonly<Record<GcCause, number>>;
  readonly allocatedBytes: number;
  /**
   * What was in use outside the young generation when the newest major GC was reported; undefined before the first.
   *
   * Node reports a GC a turn of the event loop late, and until then the program allocates. A major GC moves all that
   * lives out of the young generation, and what is new goes into it: leaving it out undoes the delay. What is left
   * over is what minor GCs promoted and what was too large for the young generation in that one turn.
   *
   * `v8.GCProfiler` would give V8's figure for that very GC, but Node detaches it from V8 only when its object is
   * collected: a profiler that was stopped goes on recording every GC, 3-4 KB each, until the next major one, and each
   * further profiler makes every GC dearer. No way to use it is bounded in a process that runs for weeks.
   */
  readonly liveBytes: number | undefined;
  /** Time spent taking batches in. */
  readonly selfMs: number;
  /** Runs a capture or a probe: the GCs it makes are not the program's. */
  during<T>(cause: OwnGcCause, work: () => T): T;
  stop(): void;
}

/** Watches every GC of this isolate. Nothing runs between GCs: no timer. */
export function watchGc(listener: GcListener, sources: GcSources = NODE_GC_SOURCES): GcWatch {
  const totals = new GcTotals();
  const forced = { forced: 0, capture: 0, probe: 0 };
  let before = sources.readHeap();
  let allocatedBytes = 0;
  let liveBytes: number | undefined;
  let live: LiveHistory | undefined;
  let readings = 0;
  let selfMs = 0;
  // Entries come late, but before the next work of ours: the newest of each cause is enough to know.
  const own = new Map<OwnGcCause, { fromMs: number; toMs: number }>();

  const causeOf = ({ startTime, detail }: GcEntry): GcCause | undefined => {
    for (const [cause, { fromMs, toMs }] of own) {
      if (startTime >= fromMs && startTime <= toMs) return cause;
    }
    return isForced(detail.flags) ? 'forced' : undefined;
  };

  const takeIn = (entries: readonly GcEntry[]) => {
    let minor = 0;
    let major = 0;
    for (const entry of entries) {
      const { kind } = entry.detail;
      totals.add(kind, entry.duration);
      if (kind === MINOR) minor += 1;
      else if (kind === MAJOR) major += 1;
      const cause = causeOf(entry);
      if (cause !== undefined) forced[cause] += 1;
    }
    const heap = sources.readHeap();
    if (major > 0) {
      liveBytes = heap.oldUsedBytes;
      readings += 1;
      live = nextLiveHistory(live, liveBytes, readings);
    }
    const flow = heapFlow(before, heap, minor, major);
    allocatedBytes += flow.allocatedBytes;
    const kind = major > 0 ? MAJOR : minor > 0 ? MINOR : entries[0]?.detail.kind;
    if (kind !== undefined) totals.of(kind).reclaimedBytes += flow.reclaimedBytes;
    before = heap;
    if (listener.hasListeners()) listener.onPauses(describe(entries));
  };

  const describe = (entries: readonly GcEntry[]): GcPause[] => {
    const lastMajor = entries.findLast((entry) => entry.detail.kind === MAJOR);
    const left = new Map<number, number>();
    for (const { detail } of entries) left.set(detail.kind, (left.get(detail.kind) ?? 0) + 1);
    return entries.map((entry) => {
      const { kind } = entry.detail;
      const later = (left.get(kind) ?? 1) - 1;
      left.set(kind, later);
      const cause = causeOf(entry);
      return {
        kind: gcKindName(kind),
        pauseSeconds: entry.duration / 1000,
        startedMs: sources.timeOriginMs + entry.startTime,
        count: totals.of(kind).count - later,
        ...(cause === undefined ? {} : { cause }),
        ...(entry === lastMajor && liveBytes !== undefined && live !== undefined ? { liveBytes, live } : {}),
      };
    });
  };

  const stop = sources.watchEntries((entries) => {
    const began = sources.now();
    try {
      takeIn(entries);
    } catch (error) {
      listener.onError(error);
    }
    selfMs += sources.now() - began;
  });

  return {
    totals,
    forced,
    get allocatedBytes() {
      return allocatedBytes;
    },
    get liveBytes() {
      return liveBytes;
    },
    get selfMs() {
      return selfMs;
    },
    during(cause, work) {
      const span = { fromMs: sources.now(), toMs: Number.POSITIVE_INFINITY };
      own.set(cause, span);
      try {
        return work();
      } finally {
        span.toMs = sources.now();
      }
    },
    stop,
  };
}

export const NODE_GC_SOURCES: GcSources = {
  timeOriginMs: performance.timeOrigin,
  now: () => performance.now(),
  readHeap: () => readHeap(),
  watchEntries(onBatch) {
    const observer = new PerformanceObserver((list) => onBatch(list.getEntries() as unknown as GcEntry[]));
    observer.observe({ entryTypes: ['gc'] });
    return () => observer.disconnect();
  },
};
