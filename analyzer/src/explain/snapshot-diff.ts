import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import type { AddedNodes } from './diff/added-nodes.ts';
import type { ClassDiff } from './diff/class-diff.ts';
import type { RetainedMap } from './diff/retained-map.ts';
import type { GrowthFindings } from './findings/findings.ts';
import type { Suspect } from './suspects/suspects.ts';

/** Size of one side of a diff. */
export interface SnapshotTotals {
  readonly nodes: number;
  readonly bytes: number;
}

export interface SnapshotDiff extends GrowthFindings {
  readonly baseline: SnapshotTotals;
  readonly current: SnapshotTotals;
  /** False if node ids could not be compared: then rows are differences, and suspects say what is more than before. */
  readonly sameProcess: boolean;
  /** Largest retained growth first. */
  readonly classes: readonly ClassDiff[];
  /** The most likely culprits, first the likeliest. */
  readonly suspects: readonly Suspect[];
  /** Only with `withMap`. */
  readonly retainedMap?: RetainedMap;
  /** Only with `withAddedNodes`. */
  readonly addedNodes?: AddedNodes;
}

export interface DiffOptions {
  /** Suspects that retain less are left out; 4 KiB unless given, between two processes 32 KiB. */
  readonly minSuspectBytes?: number | undefined;
  /**
   * Snapshots of the time in between, in order. Added then means: allocated between the baseline and the first of them,
   * and still alive in the current one.
   */
  readonly between?: readonly SnapshotColumns[];
  /** Where the added bytes are, as boxes within boxes; of two processes, where all of the current snapshot's are. */
  readonly withMap?: boolean;
  /** Which nodes were added, by class. */
  readonly withAddedNodes?: boolean;
}
