import { getHeapSpaceStatistics } from 'node:v8';
import { readTextFile } from '../../observe/memory/memory-limit.ts';
import type { LearnedCost } from '../preflight/capture-cost.ts';
import { type HeapMakeup, heapMakeup } from '../preflight/heap-makeup.ts';
import type { SnapshotMeta } from '../store/meta/snapshot-meta.ts';

/** Measures what one capture costs, to be learned from. */
export class CaptureMeasure {
  #before: MemoryPeak | undefined;
  #builtBytes = 0;
  #makeup: HeapMakeup | undefined;
  /** Before the first capture of this process. */
  #first: MemoryPeak | undefined;
  #keptThen = 0;

  /** Whether a snapshot of this process was built: V8 has numbered its objects for the next to be compared with. */
  get hasCaptured(): boolean {
    return this.#makeup !== undefined;
  }

  /** Runs what builds the snapshot. */
  around<T>(take: () => T): T {
    this.#keptThen = this.keptBytes();
    this.#before = readMemoryPeak();
    this.#first ??= this.#before;
    const taken = take();
    this.#builtBytes = process.memoryUsage.rss();
    // V8 has just collected all garbage
    this.#makeup = readHeapMakeup();
    return taken;
  }

  /** Once the snapshot is written; undefined where no snapshot was built or its nodes were not told. */
  read({ nodeCount, pauseSeconds, sizeBytes }: SnapshotMeta): LearnedCost | undefined {
    if (this.#before === undefined || this.#makeup === undefined || nodeCount === undefined) return undefined;
    return {
      ...this.#makeup,
      nodes: nodeCount,
      memoryBytes: this.#peakBytes(this.#before) - this.#before.rssBytes + this.#keptThen,
      pauseSeconds,
      fileBytes: sizeBytes,
    };
  }

  /** What the process has more than before its first capture where its heap does not explain it: the allocator keeps it. */
  keptBytes(): number {
    const first = this.#first;
    if (first === undefined) return 0;
    const now = readMemoryPeak();
    return Math.max(0, now.rssBytes - first.rssBytes - (now.heapBytes - first.heapBytes));
  }

  /** A peak that the process has been at before tells nothing: then it is what was seen when all text was written. */
  #peakBytes(before: MemoryPeak): number {
    const { peakBytes } = readMemoryPeak();
    const isNew = peakBytes !== undefined && peakBytes > (before.peakBytes ?? 0);
    return Math.max(before.rssBytes, isNew ? peakBytes : this.#builtBytes);
  }
}

interface MemoryPeak {
  readonly rssBytes: number;
  /** Of the heap and what it holds outside. */
  readonly heapBytes: number;
  /** The most that the process ever had; undefined where the system does not tell. */
  readonly peakBytes: number | undefined;
}

function readMemoryPeak(): MemoryPeak {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readTextFile('/proc/self/status') ?? '')?.[1];
  const { rss, heapTotal, external } = process.memoryUsage();
  return {
    rssBytes: rss,
    heapBytes: heapTotal + external,
    peakBytes: peak === undefined ? undefined : Number(peak) * 1024,
  };
}

export function readHeapMakeup(): HeapMakeup {
  return heapMakeup(getHeapSpaceStatistics());
}
