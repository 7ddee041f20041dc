import { NodeType } from '../parse/node-type.ts';
import type { DominatorTree } from './dominator-tree.ts';
import type { Growth } from './growth.ts';
import type { HeapSnapshot } from './heap-snapshot.ts';

/** Added nodes of one class under one holder: what grew together. */
export interface GrowthCluster {
  /** Class number of the items. */
  readonly itemClass: number;
  /** The node that dominates the items, of whichever snapshot. */
  readonly holder: number;
  /** One of the items, for a retaining path. */
  sample: number;
  count: number;
  /** Bytes of all that was added and that goes with the items, itself included. */
  bytes: number;
  /** The items hang one below the other (a list, a chain of closures) instead of side by side. */
  readonly isChain: boolean;
}

/** From this many equals side by side on, they are a collection's items. */
const MIN_ITEMS = 4;
/** A class met this often on the way down is a chain. The last of these links is the sample: its path shows the repeat. */
const MIN_LINKS = 5;
/** A part carries its whole if it has this share of its bytes. */
const CARRYING_SHARE = 0.5;

/**
 * Divides the growth between the two snapshots among its holders. Every added node that a kept node immediately
 * dominates is the top of a growth; together the tops dominate all that was added. What a top consists of is found by
 * going down to where it fans out into items of a class, or repeats itself as a chain.
 */
export function findGrowthClusters(
  snapshot: HeapSnapshot,
  growth: Growth,
  tree: DominatorTree,
): GrowthCluster[] {
  const { classOf } = snapshot.classes;
  const { isAdded, netShare } = growth;
  const addedSizes = new Float64Array(snapshot.nodeCount);
  const { selfSizes } = snapshot.graph.columns;
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (isAdded[node] === 1) addedSizes[node] = selfSizes[node] * netShare[classOf[node]];
  }
  // a kept node below an added one (an old socket in a new array) is a holder of its own
  const bytes = snapshot.graph.sumDominated(addedSizes, (node) => isAdded[node] === 1);
  const walk = { snapshot, tree, bytes, isAdded };
  const byHolder = new Map<number, GrowthCluster[]>();
  for (const tops of groupTops(walk)) {
    for (const found of itemsOf(walk, tops)) {
      if (isEngineNode(snapshot, found.sample)) continue;
      const siblings = byHolder.get(found.holder);
      if (siblings === undefined) byHolder.set(found.holder, [found]);
      else addTo(siblings, found);
    }
  }
  const clusters: GrowthCluster[] = [];
  for (const siblings of byHolder.values()) clusters.push(...withStorage(snapshot, siblings));
  return clusters.sort((a, b) => b.bytes - a.bytes);
}

/** Added nodes that a kept node immediately dominates, by their own class and their dominator's. */
function groupTops(walk: Walk): Iterable<readonly number[]> {
  const { classOf, names } = walk.snapshot.classes;
  const { immediateDominators } = walk.snapshot;
  const groups = new Map<number, number[]>();
  for (let node = 1; node < walk.snapshot.nodeCount; node++) {
    const dominator = immediateDominators[node];
    if (walk.isAdded[node] === 0 || walk.isAdded[dominator] === 1 || walk.bytes[node] === 0) continue;
    const key = classOf[node] * names.length + classOf[dominator];
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return groups.values();
}

/**
 * What a group of alike tops consists of. If there are more of them than parts in the largest, they are the items
 * themselves: a listener that captures five strings is the leak, not the strings. Else each is looked into.
 */
function itemsOf(walk: Walk, tops: readonly number[]): GrowthCluster[] {
  const { snapshot, bytes } = walk;
  const largest = tops.reduce((best, node) => (bytes[node] > bytes[best] ? node : best));
  const areItems = !isSystemNode(snapshot, largest) && unfold(walk, largest).count <= tops.length;
  return tops.map((node) => (areItems ? single(walk, node) : unfold(walk, node)));
}

function addTo(siblings: GrowthCluster[], found: GrowthCluster): void {
  const known = siblings.find(
    (sibling) => sibling.itemClass === found.itemClass && sibling.isChain === found.isChain,
  );
  if (known === undefined) siblings.push(found);
  else {
    known.count += found.count;
    known.bytes += found.bytes;
  }
}

/** A holder's grown storage (an array's elements, a Map's table) belongs to the items that made it grow. */
function withStorage(snapshot: HeapSnapshot, siblings: readonly GrowthCluster[]): readonly GrowthCluster[] {
  const storage = siblings.filter((cluster) => isSystemNode(snapshot, cluster.sample));
  const items = siblings.filter((cluster) => !storage.includes(cluster));
  const largest = items.reduce<GrowthCluster | undefined>(
    (best, cluster) => (best === undefined || cluster.bytes > best.bytes ? cluster : best),
    undefined,
  );
  if (largest === undefined) return siblings;
  for (const cluster of storage) largest.bytes += cluster.bytes;
  return items;
}

interface Walk {
  readonly snapshot: HeapSnapshot;
  readonly tree: DominatorTree;
  /** Added bytes under each node. */
  readonly bytes: Float64Array;
  readonly isAdded: Uint8Array;
}

function single(walk: Walk, node: number): GrowthCluster {
  const { classes, immediateDominators } = walk.snapshot;
  return {
    itemClass: classes.classOf[node],
    holder: immediateDominators[node],
    sample: node,
    count: 1,
    bytes: walk.bytes[node],
    isChain: false,
  };
}

/** Goes down from a top to where it fans out into items, or repeats itself; else the top is one item. */
function unfold(walk: Walk, top: number): GrowthCluster {
  const { snapshot, bytes } = walk;
  const { classOf } = snapshot.classes;
  const met = new Map<number, number>();
  // V8's own storage is no item: what it stores is
  let item = top;
  for (let node = top; ; ) {
    if (isSystemNode(snapshot, item)) item = node;
    const timesMet = (met.get(classOf[node]) ?? 0) + 1;
    met.set(classOf[node], timesMet);
    if (timesMet === MIN_LINKS && !isSystemNode(snapshot, node)) return followChain(walk, top);
    const part = largestPart(walk, node);
    if (part === undefined || part.bytes < bytes[node] * CARRYING_SHARE) {
      return { ...single(walk, isSystemNode(snapshot, item) ? top : item), bytes: bytes[top] };
    }
    if (part.count >= MIN_ITEMS) {
      const { count, largest: sample } = part;
      return { itemClass: classOf[sample], holder: node, sample, count, bytes: bytes[top], isChain: false };
    }
    node = part.largest;
  }
}

/** The added children of one class that together have the most bytes, and the largest of them. */
function largestPart(
  walk: Walk,
  node: number,
): { count: number; bytes: number; largest: number } | undefined {
  const { tree, bytes, isAdded } = walk;
  const { classOf } = walk.snapshot.classes;
  const parts = new Map<number, { count: number; bytes: number; largest: number }>();
  for (let k = tree.first[node], end = tree.first[node + 1]; k < end; k++) {
    const child = tree.nodes[k];
    if (isAdded[child] === 0 || bytes[child] === 0) continue;
    const part = parts.get(classOf[child]);
    if (part === undefined) parts.set(classOf[child], { count: 1, bytes: bytes[child], largest: child });
    else {
      part.count++;
      part.bytes += bytes[child];
      if (bytes[child] > bytes[part.largest]) part.largest = child;
    }
  }
  let best: { count: number; bytes: number; largest: number } | undefined;
  for (const part of parts.values()) {
    if (best === undefined || part.bytes > best.bytes) best = part;
  }
  return best;
}

/** Goes down a chain to its end, and names it by the link a reader can find: a function, else the most frequent class. */
function followChain(walk: Walk, top: number): GrowthCluster {
  const { snapshot } = walk;
  const holder = snapshot.immediateDominators[top];
  const { classOf } = snapshot.classes;
  const links = new Map<number, { count: number; sample: number; isFunction: boolean }>();
  for (let node: number | undefined = top; node !== undefined; node = heaviestChild(walk, node)) {
    if (isSystemNode(snapshot, node)) continue;
    const link = links.get(classOf[node]);
    if (link !== undefined) {
      link.count++;
      if (link.count <= MIN_LINKS) link.sample = node;
    } else {
      const isFunction = snapshot.graph.columns.nodeTypes[node] === NodeType.Closure;
      links.set(classOf[node], { count: 1, sample: node, isFunction });
    }
  }
  const repeated = [...links.values()].filter((link) => link.count >= MIN_LINKS);
  repeated.sort((a, b) => Number(b.isFunction) - Number(a.isFunction) || b.count - a.count);
  const { count, sample } = repeated[0];
  return { itemClass: classOf[sample], holder, sample, count, bytes: walk.bytes[top], isChain: true };
}

function heaviestChild(walk: Walk, node: number): number | undefined {
  const { tree, bytes, isAdded } = walk;
  let heaviest: number | undefined;
  for (let k = tree.first[node], end = tree.first[node + 1]; k < end; k++) {
    const child = tree.nodes[k];
    if (isAdded[child] === 1 && bytes[child] > (heaviest === undefined ? 0 : bytes[heaviest]))
      heaviest = child;
  }
  return heaviest;
}

/** What V8 makes to run the program, late and lazily: code, feedback, maps. It is no data, and settles by itself. */
function isEngineNode(snapshot: HeapSnapshot, node: number): boolean {
  const type = snapshot.graph.columns.nodeTypes[node];
  return type === NodeType.Code || type === NodeType.Hidden || type === NodeType.ObjectShape;
}

/** A part of V8's own making, that no one can look up in a program. Contexts count: their variables have names. */
export function isSystemNode(snapshot: HeapSnapshot, node: number): boolean {
  const type = snapshot.graph.columns.nodeTypes[node];
  if (type === NodeType.Object)
    return snapshot.classes.names[snapshot.classes.classOf[node]].startsWith('system / ');
  return (
    type === NodeType.Hidden ||
    type === NodeType.Array ||
    type === NodeType.Code ||
    type === NodeType.ObjectShape ||
    type === NodeType.Synthetic
  );
}
