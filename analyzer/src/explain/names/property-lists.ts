import type { Scratch } from '../../graph/scratch.ts';
import { GrowingColumn } from '../../parse/growing-column.ts';
import { EdgeType } from '../../parse/node-type.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';

/** Nodes grouped by equal lists of property names. */
export interface PropertyLists {
  /** By ordinal: the node's list plus one, 0 for a node that was not asked for. */
  readonly listOf: Uint32Array<ArrayBuffer>;
  /** How many nodes have each list. */
  readonly counts: Uint32Array;
  /** The names of a list. */
  names(list: number): number[];
}

/**
 * Groups the nodes that `isWanted` names by their lists of property names, in order. A heap holds millions of objects
 * with a few thousand lists: a list is stored once, and found again by a hash, then compared. `listOf` is in lent memory.
 */
export function groupPropertyLists(
  columns: SnapshotColumns,
  isWanted: (node: number) => boolean,
  scratch: Scratch,
): PropertyLists {
  const { nodeCount, firstEdges, edgeTypes, edgeNames } = columns;
  const listOf = scratch.takeZeroed();
  const counts = new GrowingColumn();
  const starts = new GrowingColumn();
  const pool = new GrowingColumn();
  /** Next list of the same hash, plus one. */
  const nextAlike = new GrowingColumn();
  const lists = new Map<number, number>();
  starts.push(0);
  const isEqual = (list: number, length: number, edge: number): boolean => {
    const end = starts.values[list + 1];
    let at = starts.values[list];
    if (end - at !== length) return false;
    for (let e = edge; at < end; e++) {
      if (edgeTypes[e] !== EdgeType.Property) continue;
      if (pool.values[at++] !== edgeNames[e]) return false;
    }
    return true;
  };
  const addList = (edge: number, end: number): number => {
    const list = counts.push(0);
    for (let e = edge; e < end; e++) if (edgeTypes[e] === EdgeType.Property) pool.push(edgeNames[e]);
    starts.push(pool.length);
    return list;
  };
  for (let node = 0; node < nodeCount; node++) {
    if (!isWanted(node)) continue;
    const [edge, end] = [firstEdges[node], firstEdges[node + 1]];
    // FNV-1a over whole numbers
    let hash = 0x811c_9dc5;
    let length = 0;
    for (let e = edge; e < end; e++) {
      if (edgeTypes[e] !== EdgeType.Property) continue;
      hash = Math.imul(hash ^ edgeNames[e], 0x0100_0193);
      length++;
    }
    const first = lists.get(hash);
    let list = first;
    while (list !== undefined && !isEqual(list, length, edge)) {
      const next: number = nextAlike.values[list];
      list = next === 0 ? undefined : next - 1;
    }
    if (list === undefined) {
      list = addList(edge, end);
      nextAlike.push(first === undefined ? 0 : first + 1);
      lists.set(hash, list);
    }
    counts.values[list]++;
    listOf[node] = list + 1;
  }
  return {
    listOf,
    counts: counts.finish(),
    names: (list) => [...pool.values.subarray(starts.values[list], starts.values[list + 1])],
  };
}
