import type { KnownSide } from '../answers/diff-answer.ts';
import type { Pending } from '../wire/pending.ts';

/** A snapshot as a thread needs it. */
export interface TaskSnapshot {
  readonly side: KnownSide;
  readonly path: string;
  readonly fingerprint: string;
}

/** A file to be made: where, and under which name until it is whole. */
export interface TaskFile {
  readonly path: string;
  readonly partialPath: string;
}

/** What a thread is to do. The index is of the last snapshot, absent if it has one. */
export interface AnalysisTask {
  readonly release: string;
  /** One for an index alone; two and more, in order, for a diff. */
  readonly snapshots: readonly TaskSnapshot[];
  readonly index?: TaskFile;
  readonly diff?: TaskFile;
  /** Bytes of one unpacked snapshot at most. */
  readonly maxSnapshotBytes: number;
}

export type TaskStage = NonNullable<Pending['stage']>;

/** Why an analysis failed; the codes are those of the problems. */
export interface TaskFailure {
  readonly code: 'snapshot_damaged' | 'snapshot_unreadable' | 'analysis_too_large' | 'analysis_failed';
  readonly detail: string;
  /** For the service's own log, where the fault is ours. */
  readonly stack?: string;
}

/** What a thread tells. Progress is 0..1 of the whole task. */
export type TaskMessage =
  | { readonly kind: 'progress'; readonly stage: TaskStage; readonly progress: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: TaskFailure };

/** Sections of an index that are answers, packed with gzip. */
export const SUMMARY = 'summary.json.gz';
export const STATISTICS = 'statistics.json.gz';
/** The same of a diff. */
export const DIFF = 'diff.json.gz';
export const SUSPECTS = 'suspects.json.gz';
export const MAP = 'map.json.gz';
