export type { Collection, CollectionGrowth } from './explain/collections.ts';
export { type ContainedNode, contained, findNode } from './explain/containment.ts';
export type { KeptContexts } from './explain/contexts.ts';
export {
  type ClassDiff,
  type DiffOptions,
  diffSnapshots as diff,
  type SnapshotDiff,
  type SnapshotTotals,
} from './explain/diff.ts';
export { type DuplicateString, findDuplicateStrings } from './explain/duplicate-strings.ts';
export { findSnapshotFindings, type GrowthFindings, type SnapshotFindings } from './explain/findings.ts';
export {
  type FixVerdict,
  type GrowingSuspect,
  judgeFix,
  judgeGrowth,
  judgeGrowths,
} from './explain/fix-verdict.ts';
export type { HeapSnapshot } from './explain/heap-snapshot.ts';
export type { ListenerGrowth, Listeners } from './explain/listeners.ts';
export { diffProcesses, type ProcessDiff } from './explain/process-diff.ts';
export { type ClassRetainers, groupRetainers, type RetainerGroup } from './explain/retainer-groups.ts';
export { type PathStep, retainingPath } from './explain/retaining-path.ts';
export type { Shortlist } from './explain/shortlist.ts';
export type { SourceLocation } from './explain/source-locations.ts';
export { type HeapStatistics, measureStatistics } from './explain/statistics.ts';
export { type ClassSummary, type SnapshotSummary, summarize } from './explain/summary.ts';
export type { Suspect } from './explain/suspects.ts';
export { FileError } from './open/file-error.ts';
export {
  type LoadOptions,
  type LoadProgress,
  loadColumns,
  loadSnapshot,
  type SnapshotSource,
} from './open/load-snapshot.ts';
export type { LocationColumns, SnapshotColumns } from './parse/snapshot-columns.ts';
export { SnapshotError, type SnapshotErrorCode, type SnapshotErrorPlace } from './parse/snapshot-error.ts';
