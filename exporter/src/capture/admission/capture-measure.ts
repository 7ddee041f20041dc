import { getHeapSpaceStatistics } from 'node:v8';
import { readTextFile } from '../../observe/memory/memory-limit.ts';
import type { LearnedCost } from '../preflight/capture-cost.ts';
import { type HeapMakeup, heapMakeup } from '../preflight/heap-makeup.ts';
import type { SnapshotMeta } from '../store/snapshot-meta.ts';

/** Measures what one capture costs, to be learned from. */
export class CaptureMeasure {
  #before: MemoryPeak | undefined;
  #builtBytes = 0;
  #makeup: HeapMakeup | undefined;

  /** Runs what builds the snapshot. */
  around<T>(take: () => T): T {
    this.#before = readMemoryPeak();
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
      memoryBytes: this.#peakBytes(this.#before, nodeCount),
      pauseSeconds,
      fileBytes: sizeBytes,
    };
  }

  /** A peak that the process has been at before tells nothing: then it is what was seen, and the text that waited to be written. */
  #peakBytes(before: MemoryPeak, nodeCount: number): number {
    const after = readMemoryPeak();
    if (after.peakBytes !== undefined && after.peakBytes > (before.peakBytes ?? 0)) {
      return after.peakBytes - before.rssBytes;
    }
    return Math.max(0, this.#builtBytes - before.rssBytes) + nodeCount * TEXT_PER_NODE;
  }
}

/** Of a snapshot; 75 to 110 bytes were seen. */
const TEXT_PER_NODE = 100;

interface MemoryPeak {
  readonly rssBytes: number;
  /** The most that the process ever had; undefined where the system does not tell. */
  readonly peakBytes: number | undefined;
}

function readMemoryPeak(): MemoryPeak {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readTextFile('/proc/self/status') ?? '')?.[1];
  return {
    rssBytes: process.memoryUsage.rss(),
    peakBytes: peak === undefined ? undefined : Number(peak) * 1024,
  };
}

export function readHeapMakeup(): HeapMakeup {
  return heapMakeup(getHeapSpaceStatistics());
}
