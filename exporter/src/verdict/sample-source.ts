import type { Sample } from '../detect/sample.ts';
import { MAJOR, MINOR } from '../observe/gc/gc-kind.ts';
import type { GcWatch } from '../observe/gc/gc-watch.ts';
import { type ThreadHeld, threadReserves } from './thread-reserves.ts';

/** What a sample is read from. Bytes and milliseconds. */
export interface SampleSources {
  readonly readHeap: () => {
    readonly used_heap_size: number;
    readonly total_heap_size: number;
    readonly heap_size_limit: number;
  };
  readonly readMemory: () => { readonly rss: number; readonly external: number };
  /** Share of busy time since it was last asked, 0 to 1. */
  readonly takeUtilization: () => number;
  /** See `privateMemoryReader`; undefined where that is not known. */
  readonly readPrivate: (threads: number) => number | undefined;
  /** What the other threads of the process hold, by their ids. */
  readonly readThreads: () => ReadonlyMap<number, ThreadHeld>;
  /** What the container may use, else the machine; undefined where that is not known or not this isolate's alone. */
  readonly readLimit: () => number | undefined;
  readonly now: () => number;
  readonly processStartMs: number;
}

/** Takes samples for the detector, each of the time since the one before. Costs about 10 µs. */
export function sampleSource(gc: GcWatch, sources: SampleSources): () => Sample {
  let majorsBefore = 0;
  const reserveThreads = threadReserves();
  return () => {
    const timeMs = sources.now();
    const threads = sources.readThreads();
    const heap = sources.readHeap();
    const memory = sources.readMemory();
    const majorGcCount = gc.totals.of(MAJOR).count;
    const majorGc = majorGcCount > majorsBefore;
    majorsBefore = majorGcCount;
    return {
      timeMs,
      heapUsedBytes: heap.used_heap_size,
      heapTotalBytes: heap.total_heap_size,
      heapLimitBytes: heap.heap_size_limit,
      rssBytes: memory.rss,
      externalBytes: memory.external,
      privateBytes: sources.readPrivate(threads.size),
      threadsBytes: reserveThreads(threads, timeMs),
      containerLimitBytes: sources.readLimit(),
      majorGc,
      liveBytes: majorGc ? gc.liveBytes : undefined,
      majorGcCount,
      minorGcCount: gc.totals.of(MINOR).count,
      eventLoopUtilization: sources.takeUtilization(),
      processStartMs: sources.processStartMs,
    };
  };
}
