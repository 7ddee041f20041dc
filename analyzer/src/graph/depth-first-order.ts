import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import type { EssentialEdges } from './essential-edges.ts';
import type { Scratch } from './scratch.ts';

/** Nodes numbered in depth-first preorder over essential edges, from 1. */
export interface DepthFirstOrder {
  /** Number of each node, by ordinal. */
  readonly numbers: Uint32Array<ArrayBuffer>;
  /** Ordinal of each number; entry 0 is unused. */
  readonly vertices: Uint32Array<ArrayBuffer>;
  /** Number of the parent in the depth-first tree, by number. */
  readonly parents: Uint32Array<ArrayBuffer>;
  /** Numbers up to this one are reached from the root or from a node that nothing retains. */
  readonly reached: number;
}

/**
 * Nodes that nothing retains hang under the root, and are walked from there. What is still missing then retains itself
 * in a circle: each such node hangs under the root alone. Same treatment as Chrome DevTools' dominator builder.
 */
export function computeDepthFirstOrder(
  columns: SnapshotColumns,
  essential: EssentialEdges,
  scratch: Scratch,
): DepthFirstOrder {
  const { nodeCount, firstEdges, edgeTargets } = columns;
  const { words } = essential.edges;
  const numbers = scratch.takeZeroed();
  const vertices = scratch.take();
  const parents = scratch.take();
  const nextEdges = scratch.take();
  const stack = scratch.take();
  let last = 0;

  const enter = (node: number, parent: number): void => {
    numbers[node] = ++last;
    vertices[last] = node;
    parents[last] = parent;
    nextEdges[node] = firstEdges[node];
  };
  const walk = (start: number, parent: number): void => {
    let depth = 0;
    enter(start, parent);
    stack[depth++] = start;
    while (depth > 0) {
      const node = stack[depth - 1];
      const end = firstEdges[node + 1];
      let edge = nextEdges[node];
      let child = 0;
      for (; edge < end; edge++) {
        // the root is entered first, so that 0 is no child's ordinal
        child = edgeTargets[edge];
        if (numbers[child] === 0 && ((words[edge >>> 5] >>> (edge & 31)) & 1) === 1) break;
      }
      nextEdges[node] = edge + 1;
      if (edge >= end) depth--;
      else {
        enter(child, numbers[node]);
        stack[depth++] = child;
      }
    }
  };

  walk(0, 0);
  for (let node = 0; node < nodeCount; node++) {
    if (numbers[node] === 0 && !essential.retained.has(node)) walk(node, 1);
  }
  const reached = last;
  for (let node = 0; node < nodeCount; node++) {
    if (numbers[node] === 0) enter(node, 1);
  }
  scratch.giveBack(nextEdges, stack);
  return { numbers, vertices, parents, reached };
}
