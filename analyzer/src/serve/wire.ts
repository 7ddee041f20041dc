/**
 * What `heapwatch serve` answers, as plain data: types for whoever asks it, exported as `heapwatch/wire`. Sizes are
 * bytes, times ISO 8601 in UTC, durations seconds. A field that is not known is absent. Values of strings are in no
 * answer. More fields may come; those here stay.
 */
export type {
  ClassGroups,
  ClassGrowth,
  Diff,
  DiffMap,
  DiffSide,
  DiffSuspects,
  GroupNodes,
  MapBox,
  MapRest,
  NodeGroup,
  Suspect,
} from './wire/diff.ts';
export type {
  CollectionGrowth,
  Collections,
  ContextGrowth,
  Contexts,
  LargeCollection,
  LargeCollections,
  ListenerGrowth,
  Listeners,
  ManyListeners,
  ManyListenersList,
} from './wire/findings.ts';
export type {
  FlameGraphAnswer,
  HeapProfile,
  HeapProfileList,
  UnansweredTarget,
} from './wire/heap-profile.ts';
export type {
  CapturedSnapshot,
  CaptureRequest,
  CapturingSnapshot,
  FailedSnapshot,
  Health,
  Instance,
  InstanceList,
  Preflight,
  Snapshot,
  SnapshotList,
} from './wire/inventory.ts';
export type { NodePath, NodeRetainers, NodeRow, PathStep, Retainer, SourceLocation } from './wire/node.ts';
export type { Pending, Problem } from './wire/pending.ts';
export type { ClassTotals, SnapshotStatistics, SnapshotSummary } from './wire/summary.ts';
