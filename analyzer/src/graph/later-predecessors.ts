import type { DepthFirstOrder } from './depth-first-order.ts';
import type { Scratch } from './scratch.ts';

/** Predecessors with larger numbers: those of `w` are `numbers[first[w]]` up to, not including, `numbers[first[w + 1]]`. */
export interface LaterPredecessors {
  readonly first: Uint32Array<ArrayBuffer>;
  readonly numbers: Uint32Array;
}

/** Sorts the listed edges by target. Vertices that the root precedes get none: nothing is less than the root. */
export function listLaterPredecessors(
  nodeCount: number,
  { leastPredecessors, laterEdges }: DepthFirstOrder,
  scratch: Scratch,
): LaterPredecessors {
  // counted two places up, so that filling leaves first[w] at the start of w's run
  const first = scratch.takeZeroed();
  for (const { pairs, length } of laterEdges.arrays()) {
    for (let at = 1; at < length; at += 2) if (leastPredecessors[pairs[at]] > 1) first[pairs[at] + 2]++;
  }
  for (let w = 2; w <= nodeCount + 2; w++) first[w] += first[w - 1];
  const numbers = new Uint32Array(first[nodeCount + 2]);
  for (const { pairs, length } of laterEdges.arrays()) {
    for (let at = 0; at < length; at += 2) {
      const w = pairs[at + 1];
      if (leastPredecessors[w] > 1) numbers[first[w + 1]++] = pairs[at];
    }
  }
  laterEdges.release();
  return { first, numbers };
}
