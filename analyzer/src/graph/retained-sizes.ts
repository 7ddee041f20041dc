import type { Sizes } from '../parse/columns/size-column.ts';
import { openGraphLoops, slicesDown } from './graph-loops.ts';
import type { Scratch } from './scratch.ts';

/**
 * Sums `sizes` (by ordinal, bytes) over everything each node dominates, itself included, in lent memory of the
 * same kind, which must hold the sum of them all. `vertices` holds
 * ordinals from entry 1 on, a dominator before what it dominates: one pass backwards sees every child before its parent.
 * A node that does not pass on keeps its sum from its dominators.
 */
export function sumOverDominated<Column extends Sizes>(
  sizes: Column,
  immediateDominators: Uint32Array,
  vertices: Uint32Array,
  scratch: Scratch,
  passesOn?: (node: number) => boolean,
): Column {
  const column = sizes instanceof Float64Array ? scratch.takeFloats() : scratch.take();
  const sums = column.subarray(0, sizes.length) as Column;
  sums.set(sizes);
  const loops =
    passesOn === undefined && sums instanceof Uint32Array
      ? openGraphLoops([sums, immediateDominators, vertices])
      : undefined;
  if (loops !== undefined) {
    slicesDown(sizes.length, 1, (from, to) =>
      loops.sumUp(vertices.byteOffset, immediateDominators.byteOffset, sums.byteOffset, from, to),
    );
    return sums;
  }
  for (let w = sizes.length; w >= 2; w--) {
    const node = vertices[w];
    if (passesOn === undefined || passesOn(node)) sums[immediateDominators[node]] += sums[node];
  }
  return sums;
}
