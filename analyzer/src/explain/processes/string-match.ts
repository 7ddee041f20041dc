import type { BitSet } from '../../graph/bit-set.ts';
import { NodeType } from '../../parse/node-type.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { hashText } from './text-hashes.ts';

/**
 * Pairs strings of two processes that stand at no common place but read alike, as constants of code that one of them
 * has compiled and the other not: their marks are taken back, one for one. What is left are strings that only one has.
 */
export function pairEqualStrings(
  baseline: HeapSnapshot,
  isRemoved: BitSet,
  current: HeapSnapshot,
  isAdded: BitSet,
): void {
  const removed = hashMarked(baseline, isRemoved);
  const added = hashMarked(current, isAdded);
  let at = 0;
  for (let k = 0; k < added.length; k++) {
    while (at < removed.length && hashAt(removed[at]) < hashAt(added[k])) at++;
    if (at === removed.length) return;
    if (hashAt(removed[at]) !== hashAt(added[k])) continue;
    isRemoved.delete(ordinalAt(removed[at++]));
    isAdded.delete(ordinalAt(added[k]));
  }
}

/** Hash and ordinal in one number, so that a typed array sorts both: 2^21 hashes beside 2^32 ordinals fill 53 bits. */
const ORDINALS = 2 ** 32;
const hashAt = (entry: number): number => Math.floor(entry / ORDINALS);
const ordinalAt = (entry: number): number => entry % ORDINALS;

function hashMarked(snapshot: HeapSnapshot, isMarked: BitSet): Float64Array {
  const { nodeTypes, nodeNames, selfSizes, strings } = snapshot.graph.columns;
  const isWanted = (node: number): boolean => isMarked.has(node) && nodeTypes[node] === NodeType.String;
  let count = 0;
  for (let node = 0; node < snapshot.nodeCount; node++) if (isWanted(node)) count++;
  const entries = new Float64Array(count);
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (!isWanted(node)) continue;
    // V8 cuts long strings when it writes them: their sizes tell them apart
    const hash = (hashText(strings.get(nodeNames[node])) ^ Math.imul(selfSizes.at(node), 0x9e3779b1)) >>> 11;
    entries[--count] = hash * ORDINALS + node;
  }
  return entries.sort();
}
