import { NodeType } from '../../parse/node-type.ts';
import { buildDominatorTree, type DominatorTree } from '../dominator-tree.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { isSystemNode } from '../names/node-telling.ts';

/** Nodes of one class that the box around them dominates. */
export interface RetainedBox {
  readonly className: string;
  /** Nodes of the class; 0 where only the storage of a kept collection counts. */
  readonly count: number;
  /** Bytes that would be freed with them, the parts' included. */
  readonly bytes: number;
  /** True for what is new of a collection that was there before: its storage, and what hangs on that alone. */
  readonly isStorage: boolean;
  /** Largest first. */
  readonly parts: readonly RetainedBox[];
  /** Parts too small to be listed. */
  readonly rest: { readonly boxes: number; readonly bytes: number };
}

/** Where the counted bytes are: every counted byte is in one outermost box, and in one box of each level within. */
export type RetainedMap = Pick<RetainedBox, 'bytes' | 'parts' | 'rest'>;

/** Deeper parts stay in the box around them: a reader follows three or four levels. */
const MAX_DEPTH = 4;
/** Boxes below the outermost ones; far more than can be drawn. */
const MAX_INNER_BOXES = 100_000;
const MIN_SHARE = 0.002;
const MAX_PARTS = 40;

/**
 * Folds the dominator tree of the counted nodes by class: tops of one class are one box, what they dominate is divided
 * by class again within. A class that is met again on the way down (a list, a tree) stays in its first box, and V8's own
 * parts stay in the box of what they belong to. One pass over the nodes.
 */
export function mapRetained(
  snapshot: HeapSnapshot,
  tree: DominatorTree,
  isCounted: (node: number) => boolean,
): RetainedMap {
  const { classOf, names } = snapshot.classes;
  const { selfSizes, nodeTypes } = snapshot.graph.columns;
  const { immediateDominators } = snapshot;
  const boxes = new BoxTree(names.length);
  const boxOf = new Uint32Array(snapshot.nodeCount);
  const queue = new Uint32Array(snapshot.nodeCount);
  let end = 1;
  for (let at = 0; at < end; at++) {
    const node = queue[at];
    for (let k = tree.first[node]; k < tree.first[node + 1]; k++) queue[end++] = tree.nodes[k];
    if (!isCounted(node)) continue;
    const outer = boxOf[immediateDominators[node]];
    const isSystem = isSystemNode(snapshot, node);
    if (isSystem && outer !== 0) boxOf[node] = outer;
    else {
      const isStorage = isSystem && nodeTypes[node] === NodeType.Array;
      boxOf[node] = boxes.enter(outer, classOf[isStorage ? ownerOf(snapshot, node) : node], isStorage);
      if (!isStorage) boxes.counts[boxOf[node]]++;
    }
    boxes.bytes[boxOf[node]] += selfSizes.at(node);
  }
  return boxes.toMap(names);
}

/** Where all of a snapshot's bytes are. The roots are no boxes: V8's, and the global objects, which hold nearly all. */
export function mapSnapshot(snapshot: HeapSnapshot, tree = buildDominatorTree(snapshot.graph)): RetainedMap {
  const { nodeTypes } = snapshot.graph.columns;
  const isRoot = (node: number): boolean =>
    nodeTypes[node] === NodeType.Synthetic || snapshot.distances[node] === 1;
  return mapRetained(snapshot, tree, (node) => !isRoot(node));
}

/** The nearest dominator that is not V8's own, or the node itself. */
function ownerOf(snapshot: HeapSnapshot, node: number): number {
  let owner = snapshot.immediateDominators[node];
  while (owner !== 0 && isSystemNode(snapshot, owner)) owner = snapshot.immediateDominators[owner];
  return owner === 0 ? node : owner;
}

/** Boxes by number; 0 is the outside. Inner boxes have larger numbers than those around them. */
class BoxTree {
  readonly bytes: number[] = [0];
  readonly counts: number[] = [0];
  readonly #keys: number[] = [-1];
  readonly #outer: number[] = [0];
  readonly #depths: number[] = [0];
  readonly #known = new Map<number, number>();
  readonly #classCount: number;
  #innerBoxes = 0;

  constructor(classCount: number) {
    this.#classCount = classCount;
  }

  /** The box of a class within `outer`. */
  enter(outer: number, classNumber: number, isStorage: boolean): number {
    const key = classNumber * 2 + Number(isStorage);
    for (let box = outer; box !== 0; box = this.#outer[box]) if (this.#keys[box] === key) return box;
    const place = outer * this.#classCount * 2 + key;
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    if (outer !== 0) {
      if (this.#depths[outer] === MAX_DEPTH || this.#innerBoxes === MAX_INNER_BOXES) return outer;
      this.#innerBoxes++;
    }
    const box = this.bytes.push(0) - 1;
    this.counts.push(0);
    this.#keys.push(key);
    this.#outer.push(outer);
    this.#depths.push(this.#depths[outer] + 1);
    this.#known.set(place, box);
    return box;
  }

  toMap(names: readonly string[]): RetainedMap {
    const inner: number[][] = this.bytes.map(() => []);
    for (let box = this.bytes.length - 1; box > 0; box--) {
      this.bytes[this.#outer[box]] += this.bytes[box];
      inner[this.#outer[box]].push(box);
    }
    const least = this.bytes[0] * MIN_SHARE;
    const listed = new Map<number, RetainedBox>();
    const divide = (box: number): Pick<RetainedBox, 'parts' | 'rest'> => {
      const parts = inner[box]
        .flatMap((part) => listed.get(part) ?? [])
        .sort((a, b) => b.bytes - a.bytes)
        .slice(0, MAX_PARTS);
      const all = inner[box].reduce((sum, part) => sum + this.bytes[part], 0);
      const bytes = all - parts.reduce((sum, part) => sum + part.bytes, 0);
      return { parts, rest: { boxes: inner[box].length - parts.length, bytes } };
    };
    // inner boxes first: they are there when the one around them is made
    for (let box = this.bytes.length - 1; box > 0; box--) {
      if (this.bytes[box] < least || this.bytes[box] === 0) continue;
      listed.set(box, {
        className: names[this.#keys[box] >> 1],
        count: this.counts[box],
        bytes: this.bytes[box],
        isStorage: this.#keys[box] % 2 === 1,
        ...divide(box),
      });
    }
    return { bytes: this.bytes[0], ...divide(0) };
  }
}
