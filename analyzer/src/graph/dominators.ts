import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import type { DepthFirstOrder } from './depth-first-order.ts';
import type { EssentialEdges } from './essential-edges.ts';
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
 * Departures: a node that nothing retains counts the root as its predecessor, and one that was reached from nowhere
 * has the root as its dominator.
 */
export function computeDominators(
  columns: SnapshotColumns,
  essential: EssentialEdges,
  order: DepthFirstOrder,
  scratch: Scratch,
): Uint32Array<ArrayBuffer> {
  const { nodeCount: n } = columns;
  const { parents, vertices, reached } = order;
  const predecessors = buildPredecessors(columns, essential, order, scratch);
  const semi = scratch.take();
  const label = scratch.take();
  const ancestor = scratch.take();
  const stack = scratch.take();
  ancestor.set(parents);
  for (let v = 1; v <= n; v++) label[v] = v;

  for (let w = n; w >= 2; w--) {
    let least = w > reached || !essential.retained.has(vertices[w]) ? 1 : parents[w];
    for (let k = predecessors.first[w], end = predecessors.first[w + 1]; k < end; k++) {
      const v = predecessors.numbers[k];
      if (v > reached) continue;
      // not linked yet: v is its own label
      let u = v;
      if (v > w) {
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

  // the dominator of each vertex overwrites its parent, which is not needed any more
  scratch.giveBack(label, ancestor, stack, predecessors.first);
  settleDominators(parents, semi, n, scratch);
  scratch.giveBack(semi);
  return parents;
}

/** Essential predecessors of each vertex, all in depth-first numbers. */
function buildPredecessors(
  columns: SnapshotColumns,
  essential: EssentialEdges,
  order: DepthFirstOrder,
  scratch: Scratch,
): { first: Uint32Array<ArrayBuffer>; numbers: Uint32Array } {
  const { nodeCount, edgeCount, firstEdges, edgeTargets } = columns;
  const { words } = essential.edges;
  const { vertices, numbers: numberOf } = order;
  const first = scratch.takeZeroed();
  for (let edge = 0; edge < edgeCount; edge++) {
    if (((words[edge >>> 5] >>> (edge & 31)) & 1) === 1) first[numberOf[edgeTargets[edge]] + 2]++;
  }
  for (let w = 2; w <= nodeCount + 2; w++) first[w] += first[w - 1];
  const numbers = new Uint32Array(first[nodeCount + 2]);
  // in order of numbers, in which targets lie near each other
  for (let number = 1; number <= nodeCount; number++) {
    const node = vertices[number];
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      if (((words[edge >>> 5] >>> (edge & 31)) & 1) === 1) {
        numbers[first[numberOf[edgeTargets[edge]] + 1]++] = number;
      }
    }
  }
  return { first, numbers };
}
