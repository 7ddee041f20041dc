import { BitSet } from '../graph/bit-set.ts';
import type { HeapGraph } from '../graph/heap-graph.ts';
import type { HeapSnapshot } from './heap-snapshot.ts';

/** The dominator tree downwards, or the part of it that leads to some nodes. */
export interface DominatorTree {
  readonly first: Uint32Array<ArrayBuffer>;
  readonly nodes: Uint32Array<ArrayBuffer>;
}

/**
 * Lists each node's immediately dominated nodes, by ordinal, in memory lent by the graph: `nodes` from entry `first[n]` up
 * to, not including, `first[n + 1]`. The root's list leaves the root itself out. Given `wanted`, only they and what
 * dominates them are listed.
 */
export function buildDominatorTree(
  { immediateDominators, scratch }: HeapGraph,
  wanted?: BitSet,
): DominatorTree {
  const count = immediateDominators.length;
  const listed = wanted && withDominators(immediateDominators, wanted);
  // counted two places up, so that filling leaves first[n] at the start of n's list
  const first = scratch.takeZeroed();
  for (let node = 1; node < count; node++) {
    if (listed === undefined || listed.has(node)) first[immediateDominators[node] + 2]++;
  }
  for (let node = 2; node < count + 2; node++) first[node] += first[node - 1];
  const nodes = scratch.take();
  for (let node = 1; node < count; node++) {
    if (listed === undefined || listed.has(node)) nodes[first[immediateDominators[node] + 1]++] = node;
  }
  return { first: first.subarray(0, count + 1), nodes: nodes.subarray(0, first[count]) };
}

/** The nodes and all that dominates them. */
function withDominators(immediateDominators: Uint32Array, nodes: BitSet): BitSet {
  const all = new BitSet(immediateDominators.length);
  for (let node = 0; node < immediateDominators.length; node++) {
    if (!nodes.has(node)) continue;
    for (let at = node; !all.has(at); at = immediateDominators[at]) all.add(at);
  }
  return all;
}

/** Gives the memory back; the tree must not be used any more. */
export function releaseDominatorTree({ scratch }: HeapGraph, { first, nodes }: DominatorTree): void {
  scratch.giveBack(first, nodes);
}

/** The tree's nodes from entry 1 on, a dominator before what it dominates, in memory lent by the graph. */
export function listTopDown(
  { scratch }: HeapGraph,
  { first, nodes }: DominatorTree,
): Uint32Array<ArrayBuffer> {
  const order = scratch.take();
  order[1] = 0;
  let end = 2;
  for (let at = 1; at < end; at++) {
    const node = order[at];
    for (let k = first[node], last = first[node + 1]; k < last; k++) order[end++] = nodes[k];
  }
  return order.subarray(0, end);
}

/**
 * Sums retained sizes per class over the nodes that `isCounted` names, counting a node only if no counted node of its
 * class dominates it: a tree of equal nodes counts once, by its top.
 */
export function sumOutermost(
  { graph, classes, retainedSizes }: HeapSnapshot,
  { first, nodes }: DominatorTree,
  isCounted: (node: number) => boolean,
): Float64Array {
  const { classOf, names } = classes;
  const sums = new Float64Array(names.length);
  const open = new Uint32Array(names.length);
  const path = graph.scratch.takeStack();
  const next = graph.scratch.takeStack();
  let depth = 0;
  let node = 0;
  path[0] = 0;
  next[0] = first[0];
  if (isCounted(0) && open[classOf[0]]++ === 0) sums[classOf[0]] += retainedSizes[0];
  for (;;) {
    if (next[depth] < first[node + 1]) {
      const child = nodes[next[depth]++];
      const isLeaf = first[child] === first[child + 1];
      if (isCounted(child)) {
        const number = classOf[child];
        if (open[number] === 0) sums[number] += retainedSizes[child];
        if (!isLeaf) open[number]++;
      }
      if (isLeaf) continue;
      node = child;
      path[++depth] = node;
      next[depth] = first[node];
    } else {
      if (isCounted(node)) open[classOf[node]]--;
      if (depth === 0) break;
      node = path[--depth];
    }
  }
  graph.scratch.giveBackStack(path, next);
  return sums;
}
