// The loop of src/graph/distances.ts.
import { add, at, byteAt, edgeNames, edgeTargets, edgeTypes, firstEdges, has, put } from '../columns';
import { INTERNAL, WEAK } from '../edge-type';

const NO_DISTANCE: u32 = <u32>-5;
const SYSTEM_DISTANCE: i32 = 100_000_000;

/** Asked of the rare edges: whether they count. */
declare function isCounted(node: u32, edge: u32): bool;

let distances: usize = 0;
let queue: usize = 0;
let rareNodes: usize = 0;
let pairNames: usize = 0;
let leftOut: usize = 0;
/** Nodes that are in the queue or were. */
export let queued: u32 = 0;

export function setDistances(values: usize, places: usize, rare: usize, pairs: usize, out: usize): void {
  distances = values;
  queue = places;
  rareNodes = rare;
  pairNames = pairs;
  leftOut = out;
}

/** Takes up to `most` nodes from the queue, from place `head` on, and queues what they lead to. Returns the next place. */
export function spread(head: u32, most: u32): u32 {
  const values = distances;
  const waiting = queue;
  const rare = rareNodes;
  const pairs = pairNames;
  const first = firstEdges;
  const types = edgeTypes;
  const names = edgeNames;
  const targets = edgeTargets;
  let tail = queued;
  for (const stop = head + most; head < tail && head < stop; head++) {
    const node = at(waiting, head);
    const distance = at(values, node) + 1;
    const isRare = has(rare, node);
    for (let edge = at(first, node), end = at(first, node + 1); edge < end; edge++) {
      const target = at(targets, edge);
      if (at(values, target) !== NO_DISTANCE) continue;
      const type = byteAt(types, edge);
      if (type === WEAK) continue;
      const mayNotCount = isRare || (type === INTERNAL && has(pairs, at(names, edge)));
      if (mayNotCount && !isCounted(node, edge)) {
        if (<i32>distance < SYSTEM_DISTANCE) add(leftOut, target);
        continue;
      }
      put(values, target, distance);
      put(waiting, tail++, target);
    }
  }
  queued = tail;
  return head;
}
