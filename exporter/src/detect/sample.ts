/** The kinds of memory that are judged apart. */
export const MEMORY_KINDS = ['heap', 'external', 'native'] as const;
export type MemoryKind = (typeof MEMORY_KINDS)[number];

/** What a process looked like at one time: one scrape, or one look from within. Bytes, and milliseconds since 1970. */
export interface Sample {
  readonly timeMs: number;
  readonly heapUsedBytes: number;
  readonly rssBytes: number;
  readonly heapLimitBytes: number;
  /** Whether a major GC came since the sample before. */
  readonly majorGc: boolean;
  /** The live set; only when a major GC came since the sample before. */
  readonly liveBytes?: number | undefined;
  readonly externalBytes?: number | undefined;
  /** What V8 has committed for the heap, in use or not: with it native memory is known better. */
  readonly heapTotalBytes?: number | undefined;
  /** Memory of the process' own, touched or not, less a constant: with this as well native memory is known within a few MB. */
  readonly privateBytes?: number | undefined;
  /** What the process' other isolates hold: the most that V8 has committed for each heap, and what JavaScript holds outside. */
  readonly threadsBytes?: number | undefined;
  /** What the container may use; with it external and native memory have a limit of their own. */
  readonly containerLimitBytes?: number | undefined;
  /** Counters since the process started. */
  readonly majorGcCount?: number | undefined;
  readonly minorGcCount?: number | undefined;
  /** 0..1, since the sample before. */
  readonly eventLoopUtilization?: number | undefined;
  /** Jumps when the service was started anew. */
  readonly processStartMs?: number | undefined;
}

/** Numbers that are none are left out; without a time, heap and resident memory there is no sample. */
export function usableSample(sample: Sample): Sample | undefined {
  const { timeMs, heapUsedBytes, rssBytes, heapLimitBytes } = sample;
  if (!Number.isFinite(timeMs) || !Number.isFinite(heapUsedBytes)) return undefined;
  const finite = (value: number | undefined) => (Number.isFinite(value) ? value : undefined);
  return {
    timeMs,
    heapUsedBytes,
    rssBytes: finite(rssBytes) ?? heapUsedBytes,
    heapLimitBytes: finite(heapLimitBytes) ?? Number.MAX_SAFE_INTEGER,
    majorGc: sample.majorGc,
    liveBytes: finite(sample.liveBytes),
    externalBytes: finite(sample.externalBytes),
    heapTotalBytes: finite(sample.heapTotalBytes),
    privateBytes: finite(sample.privateBytes),
    threadsBytes: finite(sample.threadsBytes),
    containerLimitBytes: finite(sample.containerLimitBytes),
    majorGcCount: finite(sample.majorGcCount),
    minorGcCount: finite(sample.minorGcCount),
    eventLoopUtilization: finite(sample.eventLoopUtilization),
    processStartMs: finite(sample.processStartMs),
  };
}
