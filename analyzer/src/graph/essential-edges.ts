import { EdgeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';
import { findPageOwned } from './page-owned.ts';
import type { Scratch } from './scratch.ts';
import type { WeakMapEdges } from './weak-map-edges.ts';

/** Which edges retain what they point to: asked in one place, used forward and backward. */
export interface EssentialEdges {
  /** By edge. */
  readonly edges: BitSet;
  /** Nodes that at least one essential edge points to. */
  readonly retained: BitSet;
}

/**
 * An edge retains unless it is weak, leads to its own node, is a shortcut (except at the root, where shortcuts mark
 * the globals), is the table's side of a WeakMap pair (the key's side is kept), or leads from a node that the program
 * does not own to one that it owns. Rule: Chrome DevTools' HeapSnapshot.ts, `computeIsEssentialEdge`.
 */
export function findEssentialEdges(
  columns: SnapshotColumns,
  weakMaps: WeakMapEdges,
  scratch: Scratch,
): EssentialEdges {
  const { nodeCount, edgeCount, firstEdges, edgeTypes, edgeNames, edgeTargets, nodeIds } = columns;
  const owned = findPageOwned(columns, scratch).words;
  const edges = new BitSet(edgeCount);
  const retained = new BitSet(nodeCount);
  const { words: edgeWords } = edges;
  const { words: retainedWords } = retained;
  for (let node = 0; node < nodeCount; node++) {
    const isOwned = ((owned[node >>> 5] >>> (node & 31)) & 1) === 1;
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      const type = edgeTypes[edge];
      const target = edgeTargets[edge];
      if (type === EdgeType.Weak || target === node) continue;
      if (node !== 0) {
        if (type === EdgeType.Shortcut) continue;
        if (!isOwned && ((owned[target >>> 5] >>> (target & 31)) & 1) === 1) continue;
      }
      if (type === EdgeType.Internal && weakMaps.names.has(edgeNames[edge])) {
        if (weakMaps.pairs.get(edgeNames[edge])?.tableId === nodeIds[node]) continue;
      }
      edgeWords[edge >>> 5] |= 1 << (edge & 31);
      retainedWords[target >>> 5] |= 1 << (target & 31);
    }
  }
  return { edges, retained };
}
