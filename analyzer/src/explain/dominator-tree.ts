/** The dominator tree downwards: the nodes that `n` immediately dominates are `children(n)`. */
export interface DominatorTree {
  readonly first: Uint32Array;
  readonly nodes: Uint32Array;
}

/** Lists each node's immediately dominated nodes, by ordinal. The root's list leaves the root itself out. */
export function buildDominatorTree(immediateDominators: Uint32Array): DominatorTree {
  const count = immediateDominators.length;
  const first = new Uint32Array(count + 2);
  for (let node = 1; node < count; node++) first[immediateDominators[node] + 2]++;
  for (let node = 2; node < count + 2; node++) first[node] += first[node - 1];
  const nodes = new Uint32Array(count - 1);
  for (let node = 1; node < count; node++) nodes[first[immediateDominators[node] + 1]++] = node;
  return { first: first.subarray(0, count + 1), nodes };
}

/**
 * Sums `sizes` per class over the nodes that `isCounted` names, counting a node only if no counted node of its class
 * dominates it: a tree of equal nodes counts once, by its top.
 */
export function sumOutermost(
  tree: DominatorTree,
  classOf: Uint32Array,
  classCount: number,
  sizes: Float64Array,
  isCounted: (node: number) => boolean,
): Float64Array {
  const sums = new Float64Array(classCount);
  const open = new Uint32Array(classCount);
  const stack = new Uint32Array(classOf.length + 1);
  const next = tree.first.slice();
  const enter = (node: number): void => {
    if (!isCounted(node)) return;
    if (open[classOf[node]]++ === 0) sums[classOf[node]] += sizes[node];
  };
  let depth = 0;
  stack[depth++] = 0;
  enter(0);
  while (depth > 0) {
    const node = stack[depth - 1];
    if (next[node] < tree.first[node + 1]) {
      const child = tree.nodes[next[node]++];
      stack[depth++] = child;
      enter(child);
    } else {
      depth--;
      if (isCounted(node)) open[classOf[node]]--;
    }
  }
  return sums;
}
