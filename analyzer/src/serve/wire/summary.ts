import type { Contexts, LargeCollections, ManyListenersList } from './findings.ts';

/** Totals of one class. */
export interface ClassTotals {
  readonly className: string;
  /** True for V8's own groups, which no one can look up in a program: they are listed last. */
  readonly isSystem: boolean;
  readonly count: number;
  readonly selfBytes: number;
  /** Bytes that would be freed with all nodes of the class. */
  readonly retainedBytes: number;
}

/** `GET /snapshots/{id}/summary?limit=` */
export interface SnapshotSummary {
  readonly id: string;
  readonly nodes: number;
  readonly edges: number;
  readonly bytes: number;
  /** The program's classes first; of each the most retaining first. */
  readonly classes: readonly ClassTotals[];
  readonly classesLeftOut: number;
  readonly collections: LargeCollections;
  readonly listeners: ManyListenersList;
  readonly contexts: Contexts;
}

/** `GET /snapshots/{id}/statistics`: where the bytes are. All but `native` are in V8's heap. */
export interface SnapshotStatistics {
  readonly id: string;
  readonly total: number;
  readonly code: number;
  readonly strings: number;
  readonly jsArrays: number;
  /** V8's own bookkeeping. */
  readonly system: number;
  readonly native: number;
  /** Of `native`: contents of ArrayBuffers. */
  readonly typedArrays: number;
}
