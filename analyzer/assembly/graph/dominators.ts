// The loops of src/graph/dominators.ts and settled-dominators.ts, and what follows from immediate dominators.
import { at, put } from '../columns';

const ONLY: u32 = 1 << 30;
const BLOCK: u32 = 8;

let labels: usize = 0;
let blocks: usize = 0;
let semis: usize = 0;
let ancestors: usize = 0;
let stack: usize = 0;

export function setDominators(heads: usize, lists: usize, least: usize, parents: usize, path: usize): void {
  labels = heads;
  blocks = lists;
  semis = least;
  ancestors = parents;
  stack = path;
}

/** Semidominators of the vertices `from` down to, not including, `to`. */
export function findSemidominators(from: u32, to: u32): void {
  const label = labels;
  const lists = blocks;
  const semi = semis;
  const ancestor = ancestors;
  const path = stack;
  for (let w = from; w > to; w--) {
    let least = at(semi, w);
    let next = least > 1 ? at(label, w) : 0;
    while (next !== 0) {
      let v: u32;
      if (next >= ONLY) {
        v = next - ONLY;
        next = 0;
      } else {
        v = at(lists, next--);
        if (next % BLOCK === 0) next = at(lists, next);
      }
      let above = at(ancestor, v);
      if (above > w) {
        let top = v;
        let depth: u32 = 0;
        do {
          put(path, depth++, top);
          top = above;
          above = at(ancestor, top);
        } while (above > w);
        let lowest = at(label, top);
        while (depth > 0) {
          const x = at(path, --depth);
          put(ancestor, x, above);
          if (at(label, x) > lowest) put(label, x, lowest);
          else lowest = at(label, x);
        }
      }
      const u = at(label, v);
      if (u < least) least = u;
    }
    put(semi, w, least);
    put(label, w, least);
  }
}

/** Settles vertices `from` up to, not including, `to`, in at most so many steps. Returns the first that is not settled. */
export function settle(idom: usize, from: u32, to: u32): u32 {
  const semi = semis;
  let steps = stepsLeft;
  let w = from;
  for (; w < to && steps > 0; w++) {
    const lowest = at(semi, w);
    let v = at(idom, w);
    for (; v > lowest; steps--) v = at(idom, v);
    put(idom, w, v);
  }
  stepsLeft = steps;
  return w;
}

export let stepsLeft: i32 = 0;

export function allowSteps(steps: i32): void {
  stepsLeft = steps;
}

/** By ordinal the dominators of the vertices `from` up to, not including, `to`, which are given by number. */
export function orderDominators(vertices: usize, idom: usize, dominators: usize, from: u32, to: u32): void {
  for (let w = from; w < to; w++) put(dominators, at(vertices, w), at(vertices, at(idom, w)));
}

/** Passes the sums of the vertices `from` down to, not including, `to` on to their dominators. */
export function sumUp(vertices: usize, dominators: usize, sums: usize, from: u32, to: u32): void {
  for (let w = from; w > to; w--) {
    const node = at(vertices, w);
    const dominator = at(dominators, node);
    put(sums, dominator, at(sums, dominator) + at(sums, node));
  }
}
