export type { ClassDiff } from './explain/diff/class-diff.ts';
export { diffSnapshots as diff } from './explain/diff.ts';
export { type DuplicateString, findDuplicateStrings } from './explain/duplicate-strings.ts';
export type { Collection, CollectionGrowth } from './explain/findings/collections.ts';
export type { KeptContexts } from './explain/findings/contexts.ts';
export {
  findSnapshotFindings,
  type GrowthFindings,
  type SnapshotFindings,
} from './explain/findings/findings.ts';
export type { ListenerGrowth, Listeners } from './explain/findings/listeners.ts';
export type { Shortlist } from './explain/findings/shortlist.ts';
export type { HeapSnapshot } from './explain/heap-snapshot.ts';
export type { SourceLocation } from './explain/names/source-locations.ts';
export { type ContainedNode, contained, findNode } from './explain/paths/containment.ts';
export { type ClassRetainers, groupRetainers, type RetainerGroup } from './explain/paths/retainer-groups.ts';
export { type PathStep, retainingPath } from './explain/paths/retaining-path.ts';
export {
  type FixVerdict,
  type GrowingSuspect,
  judgeFix,
  judgeGrowth,
  judgeGrowths,
} from './explain/processes/fix-verdict.ts';
export { diffProcesses, type ProcessDiff } from './explain/processes/process-diff.ts';
export type { DiffOptions, SnapshotDiff, SnapshotTotals } from './explain/snapshot-diff.ts';
export { type HeapStatistics, measureStatistics } from './explain/statistics.ts';
export { type ClassSummary, type SnapshotSummary, summarize } from './explain/summary.ts';
export type { Suspect } from './explain/suspects/suspects.ts';
export { FileError } from './open/file-error.ts';
export {
  type LoadOptions,
  type LoadProgress,
  loadColumns,
  loadSnapshot,
  type SnapshotSource,
} from './open/load-snapshot.ts';
export type { Sizes } from './parse/columns/size-column.ts';
export type { LocationColumns, SnapshotColumns } from './parse/snapshot-columns.ts';
export { SnapshotError, type SnapshotErrorCode, type SnapshotErrorPlace } from './parse/snapshot-error.ts';
