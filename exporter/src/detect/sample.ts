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
