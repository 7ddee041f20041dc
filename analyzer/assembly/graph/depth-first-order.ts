// The walk of src/graph/depth-first-order.ts, and of later-predecessors.ts what it calls for an edge.
import { at, edgeTargets, firstEdges, has, put } from '../columns';

const NONE: u32 = 0xffff_ffff;
const ONLY: u32 = 1 << 30;
const BLOCK: u32 = 8;

let essential: usize = 0;
let shared: usize = 0;
let numbers: usize = 0;
let vertices: usize = 0;
let parents: usize = 0;
let leastPredecessors: usize = 0;
let nextEdges: usize = 0;
let representatives: usize = 0;
let heads: usize = 0;
let blocks: usize = 0;

export function setOrder(
  essentialEdges: usize,
  sharedNodes: usize,
  numberOf: usize,
  vertexOf: usize,
  parentOf: usize,
  least: usize,
  edgeStack: usize,
  representativeStack: usize,
  listHeads: usize,
  listBlocks: usize,
): void {
  essential = essentialEdges;
  shared = sharedNodes;
  numbers = numberOf;
  vertices = vertexOf;
  parents = parentOf;
  leastPredecessors = least;
  nextEdges = edgeStack;
  representatives = representativeStack;
  heads = listHeads;
  blocks = listBlocks;
}

/** The largest number that was given. */
export let newest: u32 = 0;
let blocksEnd: u32 = 0;
// where the walk is, from one call to the next
let bottom: u32 = 0;
let node: u32 = 0;
let number: u32 = 0;
let depth: u32 = 0;
let representative: u32 = 0;
let edge: u32 = 0;

/** Numbers a node. */
export function enter(entered: u32, parent: u32): void {
  newest++;
  put(numbers, entered, newest);
  put(vertices, newest, entered);
  put(parents, newest, parent);
  put(leastPredecessors, newest, parent);
}

/** Numbers a node that `walk` goes on from. */
export function startWalk(start: u32, parent: u32): void {
  enter(start, parent);
  bottom = newest;
  node = start;
  number = newest;
  depth = 0;
  representative = newest;
  edge = at(firstEdges, start);
}

/** Goes so many steps, down or up. Returns whether the walk is at its end. */
export function walk(steps: u32): bool {
  const words = essential;
  const sharedWords = shared;
  const first = firstEdges;
  const targets = edgeTargets;
  const numberOf = numbers;
  const vertexOf = vertices;
  const parentOf = parents;
  const least = leastPredecessors;
  const edgeStack = nextEdges;
  const stack = representatives;
  let place = node;
  let own = number;
  let level = depth;
  let source = representative;
  let last = newest;
  let k = edge;
  let isDone = false;
  for (; steps > 0; steps--) {
    let child = NONE;
    for (const end = at(first, place + 1); k < end; k++) {
      if (!has(words, k)) continue;
      const target = at(targets, k);
      const known = at(numberOf, target);
      if (known === 0) {
        child = target;
        break;
      }
      if (known < own) list(known, source > known ? source : own);
      else if (own < at(least, known)) put(least, known, own);
    }
    if (child !== NONE) {
      put(edgeStack, level, k + 1);
      put(stack, level, source);
      level++;
      last++;
      put(numberOf, child, last);
      put(vertexOf, last, child);
      put(parentOf, last, own);
      put(least, last, own);
      if (has(sharedWords, child)) source = last;
      place = child;
      own = last;
      k = at(first, child);
    } else if (own === bottom) {
      isDone = true;
      break;
    } else {
      level--;
      own = at(parentOf, own);
      place = at(vertexOf, own);
      k = at(edgeStack, level);
      source = at(stack, level);
    }
  }
  node = place;
  number = own;
  depth = level;
  representative = source;
  newest = last;
  edge = k;
  return isDone;
}

function list(target: u32, source: u32): void {
  const head = at(heads, target);
  if (head === 0) {
    put(heads, target, ONLY + source);
    return;
  }
  if (head === ONLY + source || (head < ONLY && at(blocks, head) === source)) return;
  let place = head + 1;
  if (head >= ONLY || place % BLOCK === 0) {
    place = blocksEnd;
    blocksEnd += BLOCK;
    put(blocks, place++, head);
  }
  put(blocks, place, source);
  put(heads, target, place);
}
