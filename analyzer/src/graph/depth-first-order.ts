import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';
import type { EssentialEdges } from './essential-edges.ts';
import { addresses, openGraphLoops, SLICE } from './graph-loops.ts';
import { LaterPredecessors } from './later-predecessors.ts';
import type { Scratch } from './scratch.ts';

/** Nodes numbered in depth-first preorder over essential edges, from 1, and what the walk saw of the edges. */
export interface DepthFirstOrder {
  /** Ordinal of each number; entry 0 is unused. */
  readonly vertices: Uint32Array<ArrayBuffer>;
  /** Number of the parent in the depth-first tree, by number. */
  readonly parents: Uint32Array<ArrayBuffer>;
  /** The least of a vertex' predecessors and its parent, by number. */
  readonly leastPredecessors: Uint32Array<ArrayBuffer>;
  /** Later vertices with an edge to a vertex, by numbers: as many as dominators need. */
  readonly laterPredecessors: LaterPredecessors;
}

/**
 * Walks the graph from the root over essential edges. Nodes that nothing retains hang under the root, and are walked
 * from there. What is still missing then retains itself in a circle: each such node hangs under the root alone. Same
 * treatment as Chrome DevTools' dominator builder.
 *
 * Of the edges to earlier vertices few are listed. A vertex that only its parent precedes adds nothing to what its
 * parent's label says: its semidominator is the parent. So a run of such vertices is represented by the first above it
 * that others precede too, as long as that one is linked when it is asked for, which is: has a larger number than the
 * edge's target. And one representative is listed once in a row: of many equal objects in an array, each pointing to
 * their common hidden class, one edge is left, from the array.
 */
export function computeDepthFirstOrder(
  columns: SnapshotColumns,
  { edges: essential, shared }: EssentialEdges,
  scratch: Scratch,
): DepthFirstOrder {
  const { nodeCount, firstEdges, edgeTargets } = columns;
  const { words } = essential;
  const { words: sharedWords } = shared;
  const numbers = scratch.takeZeroed();
  const vertices = scratch.take();
  const parents = scratch.take();
  const leastPredecessors = scratch.take();
  // of the vertices on the way down, by depth
  const nextEdges = scratch.takeStack();
  const representatives = scratch.takeStack();
  const laterPredecessors = new LaterPredecessors(columns, scratch);
  let last = 0;
  const { heads, blocks } = laterPredecessors;
  const lent = [
    ...[words, sharedWords, numbers, vertices, parents, leastPredecessors],
    ...[nextEdges, representatives, heads, blocks],
  ];
  const loops = openGraphLoops(lent, { edges: columns });
  loops?.setOrder(...addresses(lent));

  const enter = (node: number, parent: number): void => {
    numbers[node] = ++last;
    vertices[last] = node;
    parents[last] = parent;
    leastPredecessors[last] = parent;
  };
  const walk = (start: number, parent: number): void => {
    if (loops !== undefined) {
      loops.newest.value = last;
      loops.startWalk(start, parent);
      while (loops.walk(SLICE) === 0);
      last = loops.newest.value;
      return;
    }
    enter(start, parent);
    const bottom = last;
    let node = start;
    let number = bottom;
    let depth = 0;
    let representative = bottom;
    let newest = bottom;
    let edge = firstEdges[node];
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
          const source = representative > known ? representative : number;
          laterPredecessors.add(known, source);
        } else if (number < leastPredecessors[known]) leastPredecessors[known] = number;
      }
      if (child >= 0) {
        nextEdges[depth] = edge + 1;
        representatives[depth] = representative;
        depth++;
        newest++;
        numbers[child] = newest;
        vertices[newest] = child;
        parents[newest] = number;
        leastPredecessors[newest] = number;
        if (((sharedWords[child >>> 5] >>> (child & 31)) & 1) === 1) representative = newest;
        node = child;
        number = newest;
        edge = firstEdges[child];
      } else if (number === bottom) {
        break;
      } else {
        depth--;
        number = parents[number];
        node = vertices[number];
        edge = nextEdges[depth];
        representative = representatives[depth];
      }
    }
    last = newest;
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
  scratch.giveBack(numbers);
  scratch.giveBackStack(nextEdges, representatives);
  return { vertices, parents, leastPredecessors, laterPredecessors };
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
