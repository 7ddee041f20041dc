import type { BitSet } from '../../graph/bit-set.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import type { ClassDiff } from './class-diff.ts';
import type { ClassGrowth } from './growth.ts';

/** Ordinals of the current snapshot's added nodes that have a size, by row of the comparison; none where it has none. */
export type AddedNodes = ReadonlyMap<ClassDiff, Uint32Array<ArrayBuffer>>;

/** Lists the added nodes by class, by counting, prefix sums and filling. `rows[k]` is the row of `growth[k]`. */
export function listAddedNodes(
  { nodeCount, selfSizes, classes: { classOf, names } }: HeapSnapshot,
  isAdded: BitSet,
  growth: readonly ClassGrowth[],
  rows: readonly ClassDiff[],
): AddedNodes {
  // counted two places up, so that filling leaves first[c] at the start of class c
  const first = new Uint32Array(names.length + 2);
  for (let node = 0; node < nodeCount; node++) {
    if (isAdded.has(node) && selfSizes[node] > 0) first[classOf[node] + 2]++;
  }
  for (let at = 2; at < first.length; at++) first[at] += first[at - 1];
  const nodes = new Uint32Array(first[names.length + 1]);
  for (let node = 0; node < nodeCount; node++) {
    if (isAdded.has(node) && selfSizes[node] > 0) nodes[first[classOf[node] + 1]++] = node;
  }
  const added = new Map<ClassDiff, Uint32Array<ArrayBuffer>>();
  for (const [k, { current }] of growth.entries()) {
    if (current >= 0 && first[current] < first[current + 1]) {
      added.set(rows[k], nodes.subarray(first[current], first[current + 1]));
    }
  }
  return added;
}
