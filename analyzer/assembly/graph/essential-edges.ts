// The loop of src/graph/essential-edges.ts.
import { at, byteAt, edgeNames, edgeTargets, edgeTypes, firstEdges, has, put } from '../columns';
import { INTERNAL, SHORTCUT, WEAK } from '../edge-type';

/** Asked of the edges of WeakMap pairs: whether it is the table's. */
declare function isTableSide(node: u32, edge: u32): bool;

let essential: usize = 0;
let pointedTo: usize = 0;
let shared: usize = 0;
let owned: usize = 0;
let pairNames: usize = 0;

export function setEssential(edges: usize, once: usize, twice: usize, ownedNodes: usize, pairs: usize): void {
  essential = edges;
  pointedTo = once;
  shared = twice;
  owned = ownedNodes;
  pairNames = pairs;
}

/** Judges the edges of the nodes `from` up to, not including, `to`. */
export function judgeEdges(from: u32, to: u32): void {
  const first = firstEdges;
  const types = edgeTypes;
  const names = edgeNames;
  const targets = edgeTargets;
  const words = essential;
  const onceWords = pointedTo;
  const twiceWords = shared;
  const ownedWords = owned;
  const pairs = pairNames;
  let edge = at(first, from);
  let word = edge >>> 5;
  let bits = at(words, word);
  for (let node = from; node < to; node++) {
    const mayHoldOwned = node === 0 || has(ownedWords, node);
    for (const end = at(first, node + 1); edge < end; edge++) {
      if (edge >>> 5 !== word) {
        put(words, word, bits);
        word = edge >>> 5;
        bits = 0;
      }
      const type = byteAt(types, edge);
      const target = at(targets, edge);
      if (type === WEAK || target === node || (type === SHORTCUT && node !== 0)) continue;
      if (!mayHoldOwned && has(ownedWords, target)) continue;
      if (type === INTERNAL && has(pairs, at(names, edge)) && isTableSide(node, edge)) continue;
      bits |= 1 << (edge & 31);
      const place = target >>> 5;
      const bit: u32 = 1 << (target & 31);
      const known = at(onceWords, place);
      if ((known & bit) !== 0) put(twiceWords, place, at(twiceWords, place) | bit);
      else put(onceWords, place, known | bit);
    }
  }
  if (bits !== 0) put(words, word, bits);
}
