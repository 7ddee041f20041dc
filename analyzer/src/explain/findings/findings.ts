import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import type { NodeIndex } from '../diff/node-index.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { createPathSearch, type PathSearch } from '../paths/path-search.ts';
import {
  type Collection,
  type CollectionGrowth,
  findGrownCollections,
  findLargeCollections,
} from './collections.ts';
import { findGrownContexts, findKeptContexts, type KeptContexts } from './contexts.ts';
import { findGrownListeners, findManyListeners, type ListenerGrowth, type Listeners } from './listeners.ts';
import type { Shortlist } from './shortlist.ts';

/** What grew in ways that have a name. Of several snapshots the first and the last are compared. */
export interface GrowthFindings {
  /** Absent if the snapshots are of two processes: a collection cannot be found again in the other. */
  readonly collections?: Shortlist<CollectionGrowth>;
  readonly listeners: Shortlist<ListenerGrowth>;
  readonly contexts: Shortlist<KeptContexts>;
}

/** What one snapshot has much of. */
export interface SnapshotFindings {
  readonly collections: Shortlist<Collection>;
  readonly listeners: Shortlist<Listeners>;
  readonly contexts: Shortlist<KeptContexts>;
}

/** `baselineIndex` is that of the baseline's ids, or absent if the snapshots are of two processes. */
export function findGrowthFindings(
  baseline: SnapshotColumns,
  baselineIndex: NodeIndex | undefined,
  current: HeapSnapshot,
  search: PathSearch = createPathSearch(current),
): GrowthFindings {
  return {
    ...(baselineIndex === undefined
      ? {}
      : { collections: findGrownCollections(baseline, baselineIndex, current, search) }),
    listeners: findGrownListeners(baseline, current),
    contexts: findGrownContexts(baseline, baselineIndex, current, search),
  };
}

export function findSnapshotFindings(snapshot: HeapSnapshot): SnapshotFindings {
  const search = createPathSearch(snapshot);
  return {
    collections: findLargeCollections(snapshot, search),
    listeners: findManyListeners(snapshot),
    contexts: findKeptContexts(snapshot, search),
  };
}
