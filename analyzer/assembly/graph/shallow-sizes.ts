// The loops of src/graph/shallow-sizes.ts.
import { at, byteAt, edgeTargets, edgeTypes, firstEdges, put } from '../columns';
import { WEAK } from '../edge-type';
import { ARRAY, HIDDEN, NATIVE } from '../node-type';

const UNVISITED: u32 = 0xffff_ffff;
const MANY_OWNERS: u32 = 0xffff_fffe;

let nodeTypes: usize = 0;
let nodeNames: usize = 0;
let externalString: u32 = 0;

export function setNodes(types: usize, names: usize, externalStringName: u32): void {
  nodeTypes = types;
  nodeNames = names;
  externalString = externalStringName;
}

/**
 * Owners to begin with, of the nodes `from` up to, not including, `to`. Those that may be owned are listed behind those
 * that are. Returns how many are listed then.
 */
export function initOwners(owners: usize, ownable: usize, listed: u32, from: u32, to: u32): u32 {
  for (let node = from; node < to; node++) {
    const type = byteAt(nodeTypes, node);
    if (type === HIDDEN || type === ARRAY || (type === NATIVE && at(nodeNames, node) === externalString)) {
      put(owners, node, UNVISITED);
      put(ownable, listed++, node);
    } else put(owners, node, node);
  }
  return listed;
}

/**
 * Of the edges `from` up to, not including, `to`, those of what owns itself tell their targets. The first of them is of
 * `node` or a later one. Returns the node that the last is of.
 */
export function tellTargets(owners: usize, node: u32, from: u32, to: u32): u32 {
  const first = firstEdges;
  const types = edgeTypes;
  const targets = edgeTargets;
  let k = from;
  while (true) {
    const behind = at(first, node + 1);
    const end = behind < to ? behind : to;
    if (at(owners, node) !== node) {
      if (k < end) k = end;
    } else {
      for (; k < end; k++) {
        const target = at(targets, k);
        const known = at(owners, target);
        if (known === target || known === node || known === MANY_OWNERS || byteAt(types, k) === WEAK)
          continue;
        put(owners, target, known === UNVISITED ? node : MANY_OWNERS);
      }
    }
    if (k >= to) break;
    node++;
  }
  return node;
}

/** Of the listed nodes `from` up to, not including, `to`, those that have an owner pass it on, and so on. */
export function passOn(owners: usize, ownable: usize, stack: usize, from: u32, to: u32): void {
  for (let k = from; k < to; k++) {
    const node = at(ownable, k);
    if (at(owners, node) === UNVISITED) continue;
    let depth = visit(owners, stack, 0, node);
    while (depth > 0) depth = visit(owners, stack, depth - 1, at(stack, depth - 1));
  }
}

function visit(owners: usize, stack: usize, depth: u32, node: u32): u32 {
  const types = edgeTypes;
  const targets = edgeTargets;
  const owner = at(owners, node);
  for (let edge = at(firstEdges, node), end = at(firstEdges, node + 1); edge < end; edge++) {
    const target = at(targets, edge);
    const known = at(owners, target);
    if (known === target || known === owner || known === MANY_OWNERS || byteAt(types, edge) === WEAK)
      continue;
    put(owners, target, known === UNVISITED ? owner : MANY_OWNERS);
    put(stack, depth++, target);
  }
  return depth;
}
