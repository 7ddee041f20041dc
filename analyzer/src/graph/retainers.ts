import type { SnapshotColumns } from '../parse/snapshot-columns.ts';

/**
 * Edges by target: the edges that point to node `n` are `edges[first[n]]` up to, not including, `edges[first[n + 1]]`,
 * and `sources` holds the node each comes from. By counting, prefix sums and filling.
 */
export interface Retainers {
  readonly first: Uint32Array;
  readonly edges: Uint32Array;
  readonly sources: Uint32Array;
}

export function buildRetainers(columns: SnapshotColumns): Retainers {
  const { nodeCount, edgeCount, firstEdges, edgeTargets } = columns;
  // counted two places up, so that filling leaves first[n] at the start of n's run
  const first = new Uint32Array(nodeCount + 2);
  for (let edge = 0; edge < edgeCount; edge++) first[edgeTargets[edge] + 2]++;
  for (let node = 2; node < nodeCount + 2; node++) first[node] += first[node - 1];
  const edges = new Uint32Array(edgeCount);
  const sources = new Uint32Array(edgeCount);
  for (let node = 0; node < nodeCount; node++) {
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      const slot = first[edgeTargets[edge] + 1]++;
      edges[slot] = edge;
      sources[slot] = node;
    }
  }
  return { first: first.subarray(0, nodeCount + 1), edges, sources };
}
