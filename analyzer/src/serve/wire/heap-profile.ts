/** `GET /heap-profiles?service=&instance=`: newest first. */
export interface HeapProfileList {
  readonly profiles: readonly HeapProfile[];
  /** Targets whose profiles are not among these; absent where there are none such. */
  readonly unanswered?: readonly UnansweredTarget[];
}

export interface UnansweredTarget {
  readonly service: string;
  readonly instance: string;
  /** The exporter's code, or one of ours. */
  readonly code: string;
  readonly detail: string;
}

/** A `.heapprofile` in the store, or with the exporter of a target. What the exporter notes in its own is absent in those of others. */
export interface HeapProfile {
  readonly id: string;
  /** When it was read from the process; of a file that does not say, when it was last written. */
  readonly capturedAt: string;
  readonly fileBytes: number;
  readonly fileName: string;
  readonly service?: string;
  readonly instance?: string;
  readonly isolate?: string;
  readonly pid?: number;
  readonly reason?: string;
  /** What was allocated before is not in it. */
  readonly sampledSince?: string;
  readonly liveBytes?: number;
  readonly sampleCount?: number;
  /** Its exporter keeps it, which is asked for it when it is read. */
  readonly isAtTarget?: boolean;
}

/**
 * `GET /heap-profiles/{id}/flame-graph`: call paths as flame graphs are drawn, one entry in each list: depth first, callers
 * before what they call, the largest first. Entry 0 is all of the profile. Bytes are alive, and estimated from samples.
 */
export interface FlameGraphAnswer {
  readonly id: string;
  /** How many calls deep. */
  readonly levels: readonly number[];
  readonly functionNames: readonly string[];
  /** Where the function begins, `url:line:column`; empty where that is not known. */
  readonly places: readonly string[];
  /** Of the function and all that it called. */
  readonly totalBytes: readonly number[];
  readonly selfBytes: readonly number[];
  /** Call paths that are left out, the smallest. */
  readonly leftOut: number;
}
