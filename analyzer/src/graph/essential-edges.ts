import { EdgeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';
import { addresses, openGraphLoops, slicesUp } from './graph-loops.ts';
import type { WeakMapEdges } from './weak-map-edges.ts';

export interface EssentialEdges {
  /** By edge: whether it retains what it points to. */
  readonly edges: BitSet;
  /** Nodes that two essential edges or more point to. */
  readonly shared: BitSet;
}

/**
 * The edges that retain what they point to: judged in one place, used forward and backward. In file order, which memory
 * likes better than the order of a walk.
 *
 * An edge retains unless it is weak, leads to its own node, is a shortcut (except at the root, where shortcuts mark
 * the globals), is the table's side of a WeakMap pair (the key's side is kept), or leads from a node that the program
 * does not own to one that it owns. Rule: Chrome DevTools' HeapSnapshot.ts, `computeIsEssentialEdge`.
 */
export function findEssentialEdges(
  columns: SnapshotColumns,
  weakMaps: WeakMapEdges,
  pageOwned: BitSet,
): EssentialEdges {
  const { nodeCount, edgeCount, firstEdges, edgeTypes, edgeNames, edgeTargets, nodeIds } = columns;
  const { words: owned } = pageOwned;
  const { words: pairNames } = weakMaps.names;
  const isTableSide = (node: number, edge: number): boolean =>
    weakMaps.pairs.get(edgeNames[edge])?.tableId === nodeIds[node];
  const edges = BitSet.beside(edgeTypes, edgeCount);
  const pointedTo = BitSet.beside(edgeTypes, nodeCount);
  const shared = BitSet.beside(edgeTypes, nodeCount);
  const sets = [edges.words, pointedTo.words, shared.words, owned, pairNames];
  const loops = openGraphLoops(sets, { edges: columns, isTableSide });
  if (loops !== undefined) {
    loops.setEssential(...addresses(sets));
    slicesUp(0, nodeCount, loops.judgeEdges);
    return { edges, shared };
  }
  const { words } = edges;
  const { words: onceWords } = pointedTo;
  const { words: twiceWords } = shared;
  for (let node = 0; node < nodeCount; node++) {
    // nothing keeps the root from what the program owns
    const mayHoldOwned = node === 0 || ((owned[node >>> 5] >>> (node & 31)) & 1) === 1;
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      const type = edgeTypes[edge];
      const target = edgeTargets[edge];
      if (type === EdgeType.Weak || target === node || (type === EdgeType.Shortcut && node !== 0)) continue;
      if (!mayHoldOwned && ((owned[target >>> 5] >>> (target & 31)) & 1) === 1) continue;
      if (type === EdgeType.Internal) {
        const name = edgeNames[edge];
        const isPair = ((pairNames[name >>> 5] >>> (name & 31)) & 1) === 1;
        if (isPair && isTableSide(node, edge)) continue;
      }
      words[edge >>> 5] |= 1 << (edge & 31);
      const bit = 1 << (target & 31);
      twiceWords[target >>> 5] |= onceWords[target >>> 5] & bit;
      onceWords[target >>> 5] |= bit;
    }
  }
  return { edges, shared };
}
