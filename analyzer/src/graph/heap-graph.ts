import type { Sizes } from '../parse/columns/size-column.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import type { BitSet } from './bit-set.ts';
import { computeDepthFirstOrder } from './depth-first-order.ts';
import { findDetachedNodes } from './detached-nodes.ts';
import { computeDistances } from './distances.ts';
import { computeDominators } from './dominators.ts';
import { findEssentialEdges } from './essential-edges.ts';
import { openGraphLoops, slicesUp } from './graph-loops.ts';
import { graphLength } from './graph-memory.ts';
import { findPageOwned } from './page-owned.ts';
import { sumOverDominated } from './retained-sizes.ts';
import { buildRetainers, type Retainers } from './retainers.ts';
import { Scratch } from './scratch.ts';
import { computeShallowSizes } from './shallow-sizes.ts';
import { findWeakMapEdges } from './weak-map-edges.ts';

/** What follows from a snapshot's columns alone. All arrays are by ordinal. */
export interface HeapGraph {
  readonly columns: SnapshotColumns;
  /** By edge: whether it retains what it points to. */
  readonly essential: BitSet;
  /** Built when first asked for. */
  readonly retainers: Retainers;
  /** Native nodes that are detached, as from a document; undefined if there are none. */
  readonly detached: BitSet | undefined;
  /** Bytes, V8's hidden parts counted to their owner. */
  readonly shallowSizes: Sizes;
  /** Bytes that would be freed with the node. */
  readonly retainedSizes: Sizes;
  readonly distances: Int32Array;
  /** Ordinal of each node's immediate dominator; the root is its own. */
  readonly immediateDominators: Uint32Array;
  /** Memory for later stages to use for a moment, and give back. */
  readonly scratch: Scratch;
}

/** Builds the graph: dominators, sizes and distances. Time and memory are linear, nearly, in the edges. */
export function buildGraph(columns: SnapshotColumns): HeapGraph {
  const { nodeCount } = columns;
  const scratch = new Scratch(graphLength(nodeCount), columns.firstEdges);
  const weakMaps = findWeakMapEdges(columns);
  const distances = computeDistances(columns, weakMaps, scratch);
  const pageOwned = findPageOwned(columns, distances, scratch);
  const essential = findEssentialEdges(columns, weakMaps, pageOwned);
  const order = computeDepthFirstOrder(columns, essential, scratch);
  const dominators = computeDominators(nodeCount, order, scratch);
  const { vertices } = order;
  const immediateDominators = orderDominators(nodeCount, vertices, dominators, scratch);
  scratch.giveBack(dominators);
  const detached = findDetachedNodes(columns);
  const shallowSizes = computeShallowSizes(columns, detached, scratch);
  let retainers: Retainers | undefined;
  const retainedSizes = sumOverDominated(shallowSizes, immediateDominators, vertices, scratch);
  scratch.giveBack(vertices);
  return {
    columns,
    essential: essential.edges,
    get retainers() {
      retainers ??= buildRetainers(columns);
      return retainers;
    },
    detached,
    shallowSizes,
    retainedSizes,
    distances: distances.values,
    immediateDominators,
    scratch,
  };
}

/** Immediate dominators by ordinal, given by number. */
function orderDominators(
  nodeCount: number,
  vertices: Uint32Array,
  dominators: Uint32Array,
  scratch: Scratch,
): Uint32Array<ArrayBuffer> {
  const ordered = scratch.take().subarray(0, nodeCount);
  const loops = openGraphLoops([ordered, vertices, dominators]);
  if (loops === undefined)
    for (let w = 1; w <= nodeCount; w++) ordered[vertices[w]] = vertices[dominators[w]];
  else
    slicesUp(1, nodeCount + 1, (from, to) =>
      loops.orderDominators(vertices.byteOffset, dominators.byteOffset, ordered.byteOffset, from, to),
    );
  return ordered;
}
