import { GCProfiler } from 'node:v8';

/** What is read of one GC in V8's own record. */
export interface GcRecord {
  readonly gcType: string;
  readonly afterGC: { readonly heapStatistics: { readonly usedHeapSize: number } };
}

/** A recording of GCs from its start to its one `stop`. */
export interface GcRecording {
  stop(): readonly GcRecord[];
}

export function startGcRecording(): GcRecording {
  const profiler = new GCProfiler();
  profiler.start();
  return { stop: () => profiler.stop()?.statistics ?? [] };
}

/**
 * The live set: heap used right after the last major GC. V8 measures it while the GC ends; reading the heap in an
 * observer's callback would be late by all that was allocated since.
 */
export class LiveSet {
  readonly #startRecording: () => GcRecording;
  #recording: GcRecording;
  #bytes: number | undefined;

  constructor(startRecording: () => GcRecording = startGcRecording) {
    this.#startRecording = startRecording;
    this.#recording = startRecording();
  }

  /** Bytes, or undefined before the first major GC seen. */
  get bytes(): number | undefined {
    return this.#bytes;
  }

  /**
   * Takes in what was recorded and records on. V8 keeps 3-4 KB for each GC until then. The next recording starts
   * before the last one stops, so that no GC falls between them.
   */
  refresh(): void {
    const next = this.#startRecording();
    const ended = this.#recording;
    this.#recording = next;
    const lastMajor = ended.stop().findLast((record) => record.gcType === 'MarkSweepCompact');
    if (lastMajor !== undefined) this.#bytes = lastMajor.afterGC.heapStatistics.usedHeapSize;
  }

  stop(): void {
    this.#recording.stop();
  }
}
