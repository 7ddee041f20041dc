import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';
import type { Scratch } from './scratch.ts';
import { VertexPairs } from './vertex-pairs.ts';

/** Nodes numbered in depth-first preorder over essential edges, from 1, and what the walk saw of the edges. */
export interface DepthFirstOrder {
  /** Ordinal of each number; entry 0 is unused. */
  readonly vertices: Uint32Array<ArrayBuffer>;
  /** Number of the parent in the depth-first tree, by number. */
  readonly parents: Uint32Array<ArrayBuffer>;
  /** The least of a vertex' predecessors and its parent, by number. */
  readonly leastPredecessors: Uint32Array<ArrayBuffer>;
  /** Edges to a vertex from a later one, by numbers. */
  readonly laterEdges: VertexPairs;
  /** By number: whether `laterEdges` lead to it. */
  readonly hasLaterPredecessor: BitSet;
}

/**
 * Walks the graph from the root over essential edges. Nodes that nothing retains hang under the root, and are walked
 * from there. What is still missing then retains itself in a circle: each such node hangs under the root alone. Same
 * treatment as Chrome DevTools' dominator builder.
 */
export function computeDepthFirstOrder(
  columns: SnapshotColumns,
  essential: BitSet,
  scratch: Scratch,
): DepthFirstOrder {
  const { nodeCount, firstEdges, edgeTargets } = columns;
  const { words } = essential;
  const numbers = scratch.takeZeroed();
  const vertices = scratch.take();
  const parents = scratch.take();
  const leastPredecessors = scratch.take();
  const laterEdges = new VertexPairs(scratch);
  const hasLaterPredecessor = new BitSet(nodeCount + 1);
  const { words: laterWords } = hasLaterPredecessor;
  const nextEdges = scratch.take();
  let last = 0;

  const enter = (node: number, parent: number): void => {
    numbers[node] = ++last;
    vertices[last] = node;
    parents[last] = parent;
    leastPredecessors[last] = parent;
  };
  const walk = (start: number, parent: number): void => {
    enter(start, parent);
    const bottom = last;
    let node = start;
    let number = bottom;
    let newest = bottom;
    let edge = firstEdges[node];
    let { last: pairs, length } = laterEdges;
    for (;;) {
      const end = firstEdges[node + 1];
      let child = -1;
      for (; edge < end; edge++) {
        if (((words[edge >>> 5] >>> (edge & 31)) & 1) === 0) continue;
        const target = edgeTargets[edge];
        const known = numbers[target];
        if (known === 0) {
          child = target;
          break;
        }
        if (known < number) {
          laterWords[known >>> 5] |= 1 << (known & 31);
          if (length === pairs.length) {
            pairs = laterEdges.extend();
            length = 0;
          }
          pairs[length] = number;
          pairs[length + 1] = known;
          length += 2;
        } else if (number < leastPredecessors[known]) leastPredecessors[known] = number;
      }
      if (child >= 0) {
        nextEdges[number] = edge + 1;
        newest++;
        numbers[child] = newest;
        vertices[newest] = child;
        parents[newest] = number;
        leastPredecessors[newest] = number;
        node = child;
        number = newest;
        edge = firstEdges[child];
      } else if (number === bottom) {
        break;
      } else {
        number = parents[number];
        node = vertices[number];
        edge = nextEdges[number];
      }
    }
    last = newest;
    laterEdges.length = length;
  };

  walk(0, 0);
  if (last < nodeCount) {
    const retained = findRetained(columns, essential, numbers);
    for (let node = 0; node < nodeCount; node++) {
      if (numbers[node] === 0 && !retained.has(node)) walk(node, 1);
    }
    for (let node = 0; node < nodeCount; node++) {
      if (numbers[node] === 0) enter(node, 1);
    }
  }
  scratch.giveBack(nextEdges, numbers);
  return { vertices, parents, leastPredecessors, laterEdges, hasLaterPredecessor };
}

/** Of the nodes that the root does not reach, those that another of them retains. */
function findRetained(columns: SnapshotColumns, essential: BitSet, numbers: Uint32Array): BitSet {
  const { nodeCount, firstEdges, edgeTargets } = columns;
  const retained = new BitSet(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    if (numbers[node] !== 0) continue;
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      if (essential.has(edge)) retained.add(edgeTargets[edge]);
    }
  }
  return retained;
}
