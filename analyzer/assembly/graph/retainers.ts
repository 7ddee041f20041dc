// The loops of src/graph/retainers.ts.
import { at, edgeTargets, put } from '../columns';

export function countRetainers(first: usize, from: u32, to: u32): void {
  const targets = edgeTargets;
  for (let edge = from; edge < to; edge++) {
    const place = at(targets, edge) + 2;
    put(first, place, at(first, place) + 1);
  }
}

export function addUp(first: usize, from: u32, to: u32): void {
  let sum = at(first, from - 1);
  for (let node = from; node < to; node++) {
    sum += at(first, node);
    put(first, node, sum);
  }
}

export function fillRetainers(first: usize, edges: usize, from: u32, to: u32): void {
  const targets = edgeTargets;
  for (let edge = from; edge < to; edge++) {
    const source = at(targets, edge) + 1;
    const place = at(first, source);
    put(first, source, place + 1);
    put(edges, place, edge);
  }
}
