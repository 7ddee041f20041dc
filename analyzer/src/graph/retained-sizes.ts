import type { Scratch } from './scratch.ts';

/**
 * Sums `sizes` (by ordinal, bytes) over everything each node dominates, itself included, in lent memory. `vertices` holds
 * ordinals from entry 1 on, a dominator before what it dominates: one pass backwards sees every child before its parent.
 * A node that does not pass on keeps its sum from its dominators.
 */
export function sumOverDominated(
  sizes: Float64Array,
  immediateDominators: Uint32Array,
  vertices: Uint32Array,
  scratch: Scratch,
  passesOn?: (node: number) => boolean,
): Float64Array<ArrayBuffer> {
  const sums = scratch.takeSizes().subarray(0, sizes.length);
  sums.set(sizes);
  for (let w = sizes.length; w >= 2; w--) {
    const node = vertices[w];
    if (passesOn === undefined || passesOn(node)) sums[immediateDominators[node]] += sums[node];
  }
  return sums;
}
