// The loop of src/explain/names/class-names.ts.
import { at, byteAt, has, put } from './columns';
import { CLOSURE, NATIVE, OBJECT } from './node-type';

/** Asked where a class is not told by the type alone, nor by a name that was asked for before. */
declare function nameNode(node: u32): u32;

const UNKNOWN: u32 = 0xffff_ffff;

let nodeTypes: usize = 0;
let nodeNames: usize = 0;
let placed: usize = 0;
let groups: usize = 0;
let classOfName: usize = 0;
let classOf: usize = 0;

export function setClasses(
  types: usize,
  names: usize,
  placedNodes: usize,
  classesByType: usize,
  classesByName: usize,
  classes: usize,
): void {
  nodeTypes = types;
  nodeNames = names;
  placed = placedNodes;
  groups = classesByType;
  classOfName = classesByName;
  classOf = classes;
}

/** Names the nodes `from` up to, not including, `to`. */
export function nameNodes(from: u32, to: u32): void {
  for (let node = from; node < to; node++) {
    const type = byteAt(nodeTypes, node);
    let known = UNKNOWN;
    if (type !== CLOSURE && type !== OBJECT && type !== NATIVE) known = at(groups, type);
    else if (type === OBJECT && !has(placed, node)) known = at(classOfName, at(nodeNames, node));
    put(classOf, node, known === UNKNOWN ? nameNode(node) : known);
  }
}
