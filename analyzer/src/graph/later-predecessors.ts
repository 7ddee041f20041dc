import type { DepthFirstOrder } from './depth-first-order.ts';
import type { Scratch } from './scratch.ts';

/** Predecessors with larger numbers: those of `w` are `numbers[first[w]]` up to, not including, `numbers[first[w + 1]]`. */
export interface LaterPredecessors {
  readonly first: Uint32Array<ArrayBuffer>;
  readonly numbers: Uint32Array;
}

/**
 * Lists the predecessors that semidominators must look at, by vertex, and as few as will do.
 *
 * A vertex that only its parent precedes adds nothing to what its parent's label says: its semidominator is the parent.
 * So a run of such vertices is represented by the first above it that others precede too, as long as that one is linked,
 * which is: has a larger number than the vertex asked for. Of many equal objects in an array, each pointing to their
 * common hidden class, one predecessor is left: the array. Vertices that the root precedes have none: the root is least.
 */
export function listLaterPredecessors(
  nodeCount: number,
  order: DepthFirstOrder,
  scratch: Scratch,
): LaterPredecessors {
  const { leastPredecessors, laterEdges } = order;
  const representatives = findRepresentatives(nodeCount, order, scratch);
  const lastListed = scratch.takeZeroed();
  const first = scratch.takeZeroed();
  // pairs that stay move to the front of their array
  const kept: number[] = [];
  for (const { pairs, length } of laterEdges.arrays()) {
    let end = 0;
    for (let at = 0; at < length; at += 2) {
      const w = pairs[at + 1];
      if (leastPredecessors[w] <= 1) continue;
      let v = pairs[at];
      if (representatives[v] > w) v = representatives[v];
      if (lastListed[w] === v) continue;
      lastListed[w] = v;
      // counted two places up, so that filling leaves first[w] at the start of w's run
      first[w + 2]++;
      pairs[end] = v;
      pairs[end + 1] = w;
      end += 2;
    }
    kept.push(end);
  }
  for (let w = 2; w <= nodeCount + 2; w++) first[w] += first[w - 1];
  const numbers = new Uint32Array(first[nodeCount + 2]);
  for (const { pairs } of laterEdges.arrays()) {
    const end = kept.shift() ?? 0;
    for (let at = 0; at < end; at += 2) numbers[first[pairs[at + 1] + 1]++] = pairs[at];
  }
  scratch.giveBack(representatives, lastListed);
  laterEdges.release();
  return { first, numbers };
}

function findRepresentatives(
  nodeCount: number,
  { parents, leastPredecessors, hasLaterPredecessor }: DepthFirstOrder,
  scratch: Scratch,
): Uint32Array<ArrayBuffer> {
  const { words } = hasLaterPredecessor;
  const representatives = scratch.take();
  representatives[1] = 1;
  for (let w = 2; w <= nodeCount; w++) {
    const parent = parents[w];
    const isAlone = leastPredecessors[w] === parent && ((words[w >>> 5] >>> (w & 31)) & 1) === 0;
    representatives[w] = isAlone ? representatives[parent] : w;
  }
  return representatives;
}
