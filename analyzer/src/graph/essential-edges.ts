import { EdgeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';
import { findPageOwned } from './page-owned.ts';
import type { WeakMapEdges } from './weak-map-edges.ts';

/** Which edges retain what they point to: asked in one place, used forward and backward. */
export interface EssentialEdges {
  has(edge: number): boolean;
  /** True if at least one essential edge points to the node. */
  isRetained(node: number): boolean;
}

/**
 * An edge retains unless it is weak, leads to its own node, is a shortcut (except at the root, where shortcuts mark
 * the globals), is the table's side of a WeakMap pair (the key's side is kept), or leads from a node that the program
 * does not own to one that it owns. Rule: Chrome DevTools' HeapSnapshot.ts, `computeIsEssentialEdge`.
 */
export function findEssentialEdges(columns: SnapshotColumns, weakMaps: WeakMapEdges): EssentialEdges {
  const { nodeCount, edgeCount, firstEdges, edgeTypes, edgeNames, edgeTargets, nodeIds } = columns;
  const owned = findPageOwned(columns);
  const essential = new BitSet(edgeCount);
  const retained = new BitSet(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const isOwned = owned.has(node);
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      const type = edgeTypes[edge];
      const target = edgeTargets[edge];
      if (type === EdgeType.Weak || target === node) continue;
      if (node !== 0 && (type === EdgeType.Shortcut || (!isOwned && owned.has(target)))) continue;
      if (type === EdgeType.Internal && weakMaps.tableId(edgeNames[edge]) === nodeIds[node]) continue;
      essential.add(edge);
      retained.add(target);
    }
  }
  return { has: (edge) => essential.has(edge), isRetained: (node) => retained.has(node) };
}
