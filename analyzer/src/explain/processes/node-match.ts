import { EdgeType } from '../../parse/node-type.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { hashTexts } from './text-hashes.ts';

/** Nodes of two processes that stand at the same place: ordinal in the baseline by ordinal in the current, or -1. */
export type NodeMatch = Int32Array;

/**
 * Walks both graphs from the root at once, breadth first, and pairs what the same names lead to: `sessions` with
 * `sessions`, its table with its table. What has no name in common (elements, entries, keys that are data) is paired
 * in order within its class. Nodes are paired with nodes of their class only (`classMatch`), each once. Two runs never
 * agree in all: an odd pair costs nothing, as growth is counted by class in the end. Linear in edges.
 */
export function matchNodes(baseline: HeapSnapshot, current: HeapSnapshot, classMatch: Int32Array): NodeMatch {
  const match: NodeMatch = new Int32Array(current.nodeCount).fill(-1);
  const queue = new Uint32Array(Math.min(current.nodeCount, baseline.nodeCount));
  const isTaken = new Uint8Array(baseline.nodeCount);
  const left = edgesOf(baseline, (node) => isTaken[node] === 0);
  const right = edgesOf(current, (node) => match[node] < 0);
  const lists = new ClassLists(current.classes.names.length);
  const names = new NameTable();
  const ourClass = (node: number): number => classMatch[baseline.classes.classOf[node]];
  const theirClass = current.classes.classOf;
  let tail = 0;
  const pair = (ours: number, theirs: number): void => {
    match[theirs] = ours;
    isTaken[ours] = 1;
    queue[tail++] = theirs;
  };
  pair(0, 0);
  for (let head = 0; head < tail; head++) {
    const theirs = queue[head];
    const ours = match[theirs];
    names.clear(left.count(ours));
    left.each(ours, (edge, target) => names.add(left.nameOf(edge), target));
    right.each(theirs, (edge, target) => {
      const name = right.nameOf(edge);
      const other = name === 0 ? -1 : names.find(name);
      if (other >= 0 && isTaken[other] === 0 && ourClass(other) === theirClass[target]) pair(other, target);
    });
    lists.clear(left.count(ours));
    left.each(ours, (_, target) => {
      if (ourClass(target) >= 0) lists.add(ourClass(target), target);
    });
    right.each(theirs, (_, target) => {
      let other = lists.take(theirClass[target]);
      while (other >= 0 && isTaken[other] === 1) other = lists.take(theirClass[target]);
      if (other >= 0) pair(other, target);
    });
  }
  return match;
}

interface Edges {
  /** No fewer than `each` visits. */
  count(node: number): number;
  /** Visits the edges that retain and whose target is still free. */
  each(node: number, visit: (edge: number, target: number) => void): void;
  /** Equal for equal names of one edge type, 0 for an edge whose name is a number. */
  nameOf(edge: number): number;
}

function edgesOf(snapshot: HeapSnapshot, isFree: (node: number) => boolean): Edges {
  const { columns, essential } = snapshot.graph;
  const { firstEdges, edgeTypes, edgeNames, edgeTargets } = columns;
  const hashOf = hashTexts(columns.strings);
  return {
    count: (node) => firstEdges[node + 1] - firstEdges[node],
    each(node, visit) {
      for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
        const target = edgeTargets[edge];
        if (isFree(target) && essential.has(edge)) visit(edge, target);
      }
    },
    nameOf(edge) {
      const type = edgeTypes[edge];
      if (type === EdgeType.Element || type === EdgeType.Hidden) return 0;
      const hash = hashOf(edgeNames[edge]);
      return hash === 0 ? 0 : (hash ^ Math.imul(type, 0x9e3779b1)) >>> 0;
    },
  };
}

/** The targets of one node by edge name: open addressing, linear probing, its arrays kept from node to node. */
class NameTable {
  private keys = new Uint32Array(16);
  private targets = new Uint32Array(16);
  private mask = 15;

  clear(count: number): void {
    let size = 16;
    while (size < count * 2) size *= 2;
    if (size > this.keys.length) {
      this.keys = new Uint32Array(size);
      this.targets = new Uint32Array(size);
    } else this.keys.fill(0, 0, size);
    this.mask = size - 1;
  }

  add(name: number, target: number): void {
    if (name === 0) return;
    let slot = name & this.mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== name) slot = (slot + 1) & this.mask;
    if (this.keys[slot] === name) return;
    this.keys[slot] = name;
    this.targets[slot] = target;
  }

  find(name: number): number {
    let slot = name & this.mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== name) slot = (slot + 1) & this.mask;
    return this.keys[slot] === name ? this.targets[slot] : -1;
  }
}

/** The targets of one node by class, each class a queue. */
class ClassLists {
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly usedBy: Uint32Array;
  private next = new Int32Array(16);
  private targets = new Uint32Array(16);
  private used = 0;
  private round = 0;

  constructor(classCount: number) {
    this.first = new Int32Array(classCount);
    this.last = new Int32Array(classCount);
    this.usedBy = new Uint32Array(classCount);
  }

  clear(count: number): void {
    this.used = 0;
    this.round++;
    if (count <= this.targets.length) return;
    this.next = new Int32Array(count * 2);
    this.targets = new Uint32Array(count * 2);
  }

  add(classNumber: number, target: number): void {
    const item = this.used++;
    this.targets[item] = target;
    this.next[item] = -1;
    if (this.usedBy[classNumber] === this.round && this.first[classNumber] >= 0)
      this.next[this.last[classNumber]] = item;
    else this.first[classNumber] = item;
    this.usedBy[classNumber] = this.round;
    this.last[classNumber] = item;
  }

  /** The next of the class, or -1. */
  take(classNumber: number): number {
    if (this.usedBy[classNumber] !== this.round || this.first[classNumber] < 0) return -1;
    const item = this.first[classNumber];
    this.first[classNumber] = this.next[item];
    return this.targets[item];
  }
}
