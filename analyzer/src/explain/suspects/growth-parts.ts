import type { BitSet } from '../../graph/bit-set.ts';
import { NodeType } from '../../parse/node-type.ts';
import type { DominatorTree } from '../dominator-tree.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { isPlainValue, isSystemNode } from '../names/node-telling.ts';

/** The dominator tree of what was added, to walk down. */
export interface GrowthTree {
  readonly snapshot: HeapSnapshot;
  readonly tree: DominatorTree;
  /** Added bytes under each node of the tree. */
  readonly bytes: Float64Array;
  readonly isAdded: BitSet;
}

/** The added children of one class under a node. */
export interface GrowthPart {
  count: number;
  bytes: number;
  largest: number;
}

/** From this many equals side by side on, they are a collection's items. */
export const MIN_ITEMS = 4;
/** A key for each value: one may have been shared, or come twice. */
const MIN_KEYS_SHARE = 0.5;

/**
 * What a node mainly consists of: the added children of one class that together have the most bytes. If they are
 * strings or the like beside as many objects, they are the keys or the parts of those, and counted to them.
 */
export function leadingPart(growth: GrowthTree, node: number): GrowthPart | undefined {
  const { tree, bytes, isAdded, snapshot } = growth;
  const { classOf } = snapshot.classes;
  const parts = new Map<number, GrowthPart>();
  for (let k = tree.first[node], end = tree.first[node + 1]; k < end; k++) {
    const child = tree.nodes[k];
    if (!isAdded.has(child) || bytes[child] === 0) continue;
    const part = parts.get(classOf[child]);
    if (part === undefined) parts.set(classOf[child], { count: 1, bytes: bytes[child], largest: child });
    else {
      part.count++;
      part.bytes += bytes[child];
      if (bytes[child] > bytes[part.largest]) part.largest = child;
    }
  }
  const best = largestOf(parts.values());
  if (best === undefined || best.count < MIN_ITEMS || !isPlainValue(snapshot, best.largest)) return best;
  const keyed = largestOf(
    [...parts.values()].filter(
      ({ count, largest }) => count >= best.count * MIN_KEYS_SHARE && !isPlainValue(snapshot, largest),
    ),
  );
  return keyed === undefined ? best : { ...keyed, bytes: keyed.bytes + best.bytes };
}

function largestOf(parts: Iterable<GrowthPart>): GrowthPart | undefined {
  let best: GrowthPart | undefined;
  for (const part of parts) if (best === undefined || part.bytes > best.bytes) best = part;
  return best;
}

/** The added child with the most bytes under it, other than `except`. */
export function heaviestChild(growth: GrowthTree, node: number, except?: number): number | undefined {
  const { tree, bytes, isAdded } = growth;
  let heaviest: number | undefined;
  for (let k = tree.first[node], end = tree.first[node + 1]; k < end; k++) {
    const child = tree.nodes[k];
    if (child === except || !isAdded.has(child)) continue;
    if (bytes[child] > (heaviest === undefined ? 0 : bytes[heaviest])) heaviest = child;
  }
  return heaviest;
}

/** Steps from one of V8's own nodes to what it stands for: a promise's reaction, its function's context, a generator. */
const MAX_STEPS_DOWN = 6;

/** The program's node that one of V8's own mainly carries; itself if it is the program's, or carries none. */
export function carriedNode(growth: GrowthTree, node: number, except?: number): number {
  const { snapshot } = growth;
  let at: number | undefined = node;
  for (let step = 0; at !== undefined && step <= MAX_STEPS_DOWN; step++) {
    if (!isSystemNode(snapshot, at) && !isResumption(snapshot, at)) return at;
    at = heaviestChild(growth, at, at === node ? except : undefined);
  }
  return node;
}

/** The function without a place that V8 makes to go on with an `await`. */
function isResumption(snapshot: HeapSnapshot, node: number): boolean {
  const { nodeTypes } = snapshot.graph.columns;
  return nodeTypes[node] === NodeType.Closure && snapshot.locations.placeOf(node) === 0;
}
