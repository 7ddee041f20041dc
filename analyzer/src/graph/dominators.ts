import type { DepthFirstOrder } from './depth-first-order.ts';
import { addresses, openGraphLoops, slicesDown } from './graph-loops.ts';
import { BLOCK, ONLY } from './later-predecessors.ts';
import type { Scratch } from './scratch.ts';
import { settleDominators } from './settled-dominators.ts';

/**
 * Immediate dominators, in depth-first numbers: entry `w` is the number of w's immediate dominator; entry 1, the root,
 * is 1. They take the place of `order.parents`.
 *
 * Semi-NCA: L. Georgiadis, "Linear-Time Algorithms for Dominators and Related Problems", PhD thesis, Princeton 2005,
 * section 2.3; names as there. Semidominators come from Lengauer and Tarjan's path compression; the immediate dominator
 * is then the nearest ancestor in the growing dominator tree that is not below the semidominator. Iterative schemes go
 * quadratic on the long chains that leaks are made of.
 *
 * Departures: a predecessor with a smaller number than `w` is its own label, so that of all those only the least counts,
 * which the depth-first walk has found; just the later ones are listed, and of them no more than needed. A node that
 * nothing retains counts the root as its predecessor.
 */
export function computeDominators(
  nodeCount: number,
  order: DepthFirstOrder,
  scratch: Scratch,
): Uint32Array<ArrayBuffer> {
  const n = nodeCount;
  const { parents, leastPredecessors: semi, laterPredecessors } = order;
  const { heads, blocks } = laterPredecessors;
  // a vertex needs its list no more once it has a label, nor a label before
  const label = heads;
  const ancestor = scratch.take();
  const stack = scratch.takeStack();
  ancestor.set(parents);
  const lent = [label, blocks, semi, ancestor, stack];
  const loops = openGraphLoops(lent);
  loops?.setDominators(...addresses(lent));
  if (loops !== undefined) slicesDown(n, 1, loops.findSemidominators);
  else findSemidominators(n, lent);

  scratch.giveBack(label, ancestor, blocks);
  scratch.giveBackStack(stack);
  settleDominators(parents, semi, n, scratch);
  scratch.giveBack(semi);
  return parents;
}

/** Semidominators of the vertices `n` down to 2 take the place of their least predecessors. */
function findSemidominators(n: number, [label, blocks, semi, ancestor, stack]: readonly Uint32Array[]): void {
  for (let w = n; w >= 2; w--) {
    let least = semi[w];
    // nothing is less than the root
    let next = least > 1 ? label[w] : 0;
    while (next !== 0) {
      let v = next - ONLY;
      if (v >= 0) next = 0;
      else {
        v = blocks[next--];
        if (next % BLOCK === 0) next = blocks[next];
      }
      let u = label[v];
      if (ancestor[v] > w) {
        let depth = 0;
        let top = v;
        while (ancestor[top] > w) {
          stack[depth++] = top;
          top = ancestor[top];
        }
        // every vertex on the path now hangs above the path's top, and carries the least label up to it
        let lowest = label[top];
        const above = ancestor[top];
        while (depth > 0) {
          const x = stack[--depth];
          ancestor[x] = above;
          if (label[x] > lowest) label[x] = lowest;
          else lowest = label[x];
        }
        u = label[v];
      }
      if (u < least) least = u;
    }
    // labels hold semidominators, so that one comparison of numbers replaces the thesis' semi[label[v]]
    semi[w] = least;
    label[w] = least;
  }
}
