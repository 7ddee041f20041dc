import { numbersBeside } from '../parse/columns/linear-memory.ts';
import type { NodeColumns, SnapshotColumns } from '../parse/snapshot-columns.ts';
import { openGraphLoops, slicesUp } from './graph-loops.ts';

/**
 * Edges by target: the edges that point to node `n` are `edges[first[n]]` up to, not including, `edges[first[n + 1]]`.
 * By counting, prefix sums and filling.
 */
export interface Retainers {
  readonly first: Uint32Array;
  readonly edges: Uint32Array;
  /** The node an edge comes from, found in a few steps however many nodes there are. */
  sourceOf(edge: number): number;
}

/** Edges between two entries of the index that `sourceOf` starts from. */
const STRIDE = 32;

export function buildRetainers(columns: SnapshotColumns): Retainers {
  const { nodeCount, edgeCount, edgeTargets } = columns;
  // counted two places up, so that filling leaves first[n] at the start of n's run
  const first = numbersBeside(edgeTargets, nodeCount + 2);
  const edges = numbersBeside(edgeTargets, edgeCount);
  const loops = openGraphLoops([first, edges], { edges: columns });
  if (loops !== undefined) {
    slicesUp(0, edgeCount, (from, to) => loops.countRetainers(first.byteOffset, from, to));
    slicesUp(2, nodeCount + 2, (from, to) => loops.addUp(first.byteOffset, from, to));
    slicesUp(0, edgeCount, (from, to) => loops.fillRetainers(first.byteOffset, edges.byteOffset, from, to));
  } else {
    for (let edge = 0; edge < edgeCount; edge++) first[edgeTargets[edge] + 2]++;
    for (let node = 2; node < nodeCount + 2; node++) first[node] += first[node - 1];
    for (let edge = 0; edge < edgeCount; edge++) edges[first[edgeTargets[edge] + 1]++] = edge;
  }
  return { first: first.subarray(0, nodeCount + 1), edges, sourceOf: indexSources(columns) };
}

/** {@link Retainers.sourceOf} for columns whose edges are grouped already. */
function indexSources({ nodeCount, edgeCount, firstEdges }: NodeColumns): (edge: number) => number {
  const starts = new Uint32Array(Math.ceil(edgeCount / STRIDE));
  for (let node = 0, at = 0; node < nodeCount; node++) {
    for (; at * STRIDE < firstEdges[node + 1]; at++) starts[at] = node;
  }
  return (edge) => {
    let node = starts[Math.floor(edge / STRIDE)];
    while (firstEdges[node + 1] <= edge) node++;
    return node;
  };
}

/** The node an edge comes from: the last whose run of edges starts at or before it. */
export function sourceOf(columns: SnapshotColumns, edge: number): number {
  const { firstEdges, nodeCount } = columns;
  let low = 0;
  let high = nodeCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (firstEdges[middle] <= edge) low = middle;
    else high = middle - 1;
  }
  return low;
}
