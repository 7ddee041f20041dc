// The loop of src/explain/baseline/finding-edges.ts.
import { at, byteAt, edgeNames, edgeTargets, edgeTypes, firstEdges, has, put } from '../columns';
import { ELEMENT, INTERNAL, PROPERTY } from '../edge-type';
import { ARRAY, CLOSURE, HIDDEN, NATIVE, OBJECT } from '../node-type';

/** Asked of arrays: whether they may be what a collection stores its entries in. */
declare function mayBeTable(node: u32): bool;

let nodeCount: u32 = 0;
let nodeTypes: usize = 0;
let nodeNames: usize = 0;
let asked: usize = 0;
let firstKept: usize = 0;
let keptTypes: usize = 0;
let keptNames: usize = 0;
let keptTargets: usize = 0;
let arrayName: u32 = 0;
let prototypeName: u32 = 0;
let tableName: u32 = 0;

export function setKept(
  count: u32,
  types: usize,
  names: usize,
  askedNodes: usize,
  firsts: usize,
  typesOfKept: usize,
  namesOfKept: usize,
  targetsOfKept: usize,
  array: u32,
  prototype: u32,
  table: u32,
): void {
  nodeCount = count;
  nodeTypes = types;
  nodeNames = names;
  asked = askedNodes;
  firstKept = firsts;
  keptTypes = typesOfKept;
  keptNames = namesOfKept;
  keptTargets = targetsOfKept;
  arrayName = array;
  prototypeName = prototype;
  tableName = table;
}

/** Edges kept so far. */
export let kept: u32 = 0;

/** Takes the edges `from` up to, not including, `to`; the first is of `node` or a later one. Returns the next one's node. */
export function keepEdges(node: u32, from: u32, to: u32): u32 {
  const first = firstEdges;
  for (let k = from; node < nodeCount; node++) {
    const behind = at(first, node + 1);
    const end = behind < to ? behind : to;
    if (k < end) {
      keepEdgesOf(node, k, end);
      k = end;
    }
    if (behind > to) break;
    put(firstKept, node + 1, kept);
  }
  return node;
}

function keepEdgesOf(node: u32, from: u32, to: u32): void {
  const source = byteAt(nodeTypes, node);
  const isObject = source === OBJECT || source === CLOSURE;
  if (!isObject && !isOwnable(source)) return;
  if (isObject ? has(asked, node) : source === ARRAY && mayBeTable(node)) {
    for (let k = from; k < to; k++) keep(k);
  } else if (isObject) {
    const isArray = at(nodeNames, node) === arrayName;
    for (let k = from; k < to; k++) if (mayTell(k, isArray)) keep(k);
  } else {
    for (let k = from; k < to; k++) if (isOwnable(byteAt(nodeTypes, at(edgeTargets, k)))) keep(k);
  }
}

/** Whether an object's edge may lead to a listener, or to a table. */
function mayTell(k: u32, isArray: bool): bool {
  const type = byteAt(edgeTypes, k);
  const name = at(edgeNames, k);
  if (type === INTERNAL) return name === tableName;
  if (type === PROPERTY ? name === prototypeName : !isArray || type !== ELEMENT) return false;
  const target = byteAt(nodeTypes, at(edgeTargets, k));
  return target === OBJECT || target === CLOSURE;
}

function isOwnable(type: u32): bool {
  return type === HIDDEN || type === ARRAY || type === NATIVE;
}

function keep(k: u32): void {
  store<u8>(keptTypes + kept, <u8>byteAt(edgeTypes, k));
  put(keptNames, kept, at(edgeNames, k));
  put(keptTargets, kept, at(edgeTargets, k));
  kept++;
}
