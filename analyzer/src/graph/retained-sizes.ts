import type { DepthFirstOrder } from './depth-first-order.ts';

/**
 * Sums `sizes` (by ordinal, bytes) over everything each node dominates, itself included. A dominator's number is
 * always lower than its node's, so one pass downwards sees every child before its parent. A node that does not pass on
 * keeps its sum from its dominators.
 */
export function sumOverDominated(
  sizes: Float64Array,
  dominators: Uint32Array,
  order: DepthFirstOrder,
  passesOn: (node: number) => boolean = () => true,
): Float64Array {
  const { vertices } = order;
  const sums = sizes.slice();
  for (let w = vertices.length - 1; w >= 2; w--) {
    if (passesOn(vertices[w])) sums[vertices[dominators[w]]] += sums[vertices[w]];
  }
  return sums;
}
