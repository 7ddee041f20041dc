import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { computeDepthFirstOrder, type DepthFirstOrder } from './depth-first-order.ts';
import { computeDistances } from './distances.ts';
import { computeDominators } from './dominators.ts';
import { type EssentialEdges, findEssentialEdges } from './essential-edges.ts';
import { sumOverDominated } from './retained-sizes.ts';
import { buildRetainers, type Retainers } from './retainers.ts';
import { computeShallowSizes } from './shallow-sizes.ts';
import { findWeakMapEdges } from './weak-map-edges.ts';

/** What follows from a snapshot's columns alone. All arrays are by ordinal. */
export interface HeapGraph {
  readonly columns: SnapshotColumns;
  readonly essential: EssentialEdges;
  readonly retainers: Retainers;
  /** Bytes, V8's hidden parts counted to their owner. */
  readonly shallowSizes: Float64Array;
  /** Bytes that would be freed with the node. */
  readonly retainedSizes: Float64Array;
  readonly distances: Int32Array;
  /** Ordinal of each node's immediate dominator; the root is its own. */
  readonly immediateDominators: Uint32Array;
  /** Sums a column of bytes over everything each node dominates, through nodes that pass on. */
  sumDominated(sizes: Float64Array, passesOn?: (node: number) => boolean): Float64Array;
}

/** Builds the graph: retainers, dominators, sizes and distances. Time and memory are linear, nearly, in the edges. */
export function buildGraph(columns: SnapshotColumns): HeapGraph {
  const weakMaps = findWeakMapEdges(columns);
  const essential = findEssentialEdges(columns, weakMaps);
  const order = computeDepthFirstOrder(columns, essential);
  const dominators = computeDominators(columns, essential, order);
  const shallowSizes = computeShallowSizes(columns);
  const sumDominated: HeapGraph['sumDominated'] = (sizes, passesOn) =>
    sumOverDominated(sizes, dominators, order, passesOn);
  return {
    columns,
    essential,
    retainers: buildRetainers(columns),
    shallowSizes,
    retainedSizes: sumDominated(shallowSizes),
    distances: computeDistances(columns, weakMaps),
    immediateDominators: byOrdinal(dominators, order),
    sumDominated,
  };
}

function byOrdinal(dominators: Uint32Array, order: DepthFirstOrder): Uint32Array {
  const { vertices } = order;
  const ordinals = new Uint32Array(vertices.length - 1);
  for (let w = 1; w < vertices.length; w++) ordinals[vertices[w]] = vertices[dominators[w]];
  return ordinals;
}
