import { EdgeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import type { BitSet } from './bit-set.ts';
import type { WeakMapEdges } from './weak-map-edges.ts';

/** Whether an edge of a node retains what it points to: asked in one place, used forward and backward. */
export type IsEssential = (node: number, edge: number) => boolean;

/**
 * An edge retains unless it is weak, leads to its own node, is a shortcut (except at the root, where shortcuts mark
 * the globals), is the table's side of a WeakMap pair (the key's side is kept), or leads from a node that the program
 * does not own to one that it owns. Rule: Chrome DevTools' HeapSnapshot.ts, `computeIsEssentialEdge`.
 */
export function essentialEdges(
  columns: SnapshotColumns,
  weakMaps: WeakMapEdges,
  pageOwned: BitSet,
): IsEssential {
  const { edgeTypes, edgeNames, edgeTargets, nodeIds } = columns;
  const { words: owned } = pageOwned;
  const { words: pairNames } = weakMaps.names;
  return (node, edge) => {
    const type = edgeTypes[edge];
    const target = edgeTargets[edge];
    if (type === EdgeType.Weak || target === node) return false;
    if (node !== 0) {
      if (type === EdgeType.Shortcut) return false;
      if (
        ((owned[target >>> 5] >>> (target & 31)) & 1) === 1 &&
        ((owned[node >>> 5] >>> (node & 31)) & 1) === 0
      ) {
        return false;
      }
    }
    if (type !== EdgeType.Internal) return true;
    const name = edgeNames[edge];
    if (((pairNames[name >>> 5] >>> (name & 31)) & 1) === 0) return true;
    return weakMaps.pairs.get(name)?.tableId !== nodeIds[node];
  };
}
