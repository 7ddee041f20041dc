import type { BitSet } from '../../graph/bit-set.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { createPathSearch, type PathSearch } from '../paths/path-search.ts';
import {
  type Collection,
  type CollectionGrowth,
  findLargeCollections,
  type GrownCollection,
  rankGrownCollections,
} from './collections.ts';
import { countContexts, findGrownContexts, findKeptContexts, type KeptContexts } from './contexts.ts';
import { countListeners, type ListenerCount } from './listener-counts.ts';
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

/** What is counted of a baseline, by class and event. */
export interface BaselineCounts {
  readonly listeners: readonly ListenerCount[];
  readonly contexts: ReadonlyMap<string, number>;
}

/** What of one process can be found again. */
export interface KeptNodes {
  readonly grownCollections: readonly GrownCollection[];
  /** Nodes of the current snapshot that the baseline does not have. */
  readonly isNew: BitSet;
}

export function countBaseline(columns: SnapshotColumns): BaselineCounts {
  return { listeners: countListeners(columns), contexts: countContexts(columns) };
}

/** `kept` is absent if the snapshots are of two processes. */
export function findGrowthFindings(
  before: BaselineCounts,
  kept: KeptNodes | undefined,
  current: HeapSnapshot,
  search: PathSearch = createPathSearch(current),
): GrowthFindings {
  const isNew = kept && ((node: number): boolean => kept.isNew.has(node));
  return {
    ...(kept && { collections: rankGrownCollections(kept.grownCollections, current, search) }),
    listeners: findGrownListeners(before.listeners, current),
    contexts: findGrownContexts(before.contexts, isNew, current, search),
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
