import { NodeType } from '../../parse/node-type.ts';
import type { Growth } from '../diff/growth.ts';
import { type DominatorTree, listTopDown } from '../dominator-tree.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { isEngineNode, isPlainValue, isSystemNode, tellingRank } from '../names/node-telling.ts';
import { followChain, MIN_LINKS } from './growth-chain.ts';
import { carriedNode, type GrowthTree, leadingPart, MIN_ITEMS } from './growth-parts.ts';

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
  /** Bytes that count for the rank: with those of clusters that came one to one with these items. */
  rankBytes: number;
  /**
   * Set if the items hang one below the other instead of side by side: of their own (a list, a chain of closures), or
   * by nodes of V8 (a promise's reactions).
   */
  readonly chain?: 'own' | 'hidden';
}

/** A part carries its whole if it has this share of its bytes. */
const CARRYING_SHARE = 0.5;
/** Clusters came together if their counts differ by no more than this. */
const SAME_COUNT_SHARE = 0.05;

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
  const { scratch } = snapshot.graph;
  const { selfSizes } = snapshot.graph.columns;
  const bytes = scratch.takeFloats();
  const order = listTopDown(snapshot.graph, tree);
  for (let at = 1; at < order.length; at++) {
    const node = order[at];
    bytes[node] = isAdded.has(node) ? selfSizes.at(node) * netShare[classOf[node]] : 0;
  }
  for (let at = order.length - 1; at > 1; at--) {
    const node = order[at];
    // a kept node below an added one (an old socket in a new array) is a holder of its own
    if (isAdded.has(node)) bytes[snapshot.immediateDominators[node]] += bytes[node];
  }
  scratch.giveBack(order);
  const walk: GrowthTree = { snapshot, tree, bytes, isAdded };
  const byHolder = new Map<number, Map<string, GrowthCluster>>();
  for (const tops of groupTops(walk)) {
    for (const found of itemsOf(walk, tops)) {
      if (isEngineNode(snapshot, found.sample)) continue;
      const siblings = byHolder.get(found.holder);
      if (siblings === undefined) byHolder.set(found.holder, new Map([[clusterKey(found), found]]));
      else addTo(siblings, found);
    }
  }
  const clusters: GrowthCluster[] = [];
  for (const siblings of byHolder.values()) {
    const withAll = withStorage(snapshot, [...siblings.values()]);
    rankTogether(snapshot, withAll);
    for (const cluster of withAll) clusters.push(cluster);
  }
  scratch.giveBack(bytes);
  return clusters.sort((a, b) => b.bytes - a.bytes);
}

/** Added nodes that a kept node immediately dominates, by their own class and their dominator's. */
function groupTops(walk: GrowthTree): Iterable<readonly number[]> {
  const { classOf, names } = walk.snapshot.classes;
  const { immediateDominators } = walk.snapshot;
  const groups = new Map<number, number[]>();
  for (let node = 1; node < walk.snapshot.nodeCount; node++) {
    if (!walk.isAdded.has(node)) continue;
    const dominator = immediateDominators[node];
    if (walk.isAdded.has(dominator) || walk.bytes[node] === 0) continue;
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
function itemsOf(walk: GrowthTree, tops: readonly number[]): GrowthCluster[] {
  const { snapshot, bytes } = walk;
  const largest = tops.reduce((best, node) => (bytes[node] > bytes[best] ? node : best));
  const areItems = !isSystemNode(snapshot, largest) && unfold(walk, largest).count <= tops.length;
  return tops.map((node) => (areItems ? cluster(walk, node, { sample: node }) : unfold(walk, node)));
}

const clusterKey = ({ itemClass, chain }: GrowthCluster): string => `${itemClass} ${chain}`;

function addTo(siblings: Map<string, GrowthCluster>, found: GrowthCluster): void {
  const known = siblings.get(clusterKey(found));
  if (known === undefined) siblings.set(clusterKey(found), found);
  else {
    known.count += found.count;
    known.bytes += found.bytes;
    known.rankBytes += found.rankBytes;
  }
}

/**
 * A holder's grown storage (an array's elements, a Map's table) belongs to the items that made it grow, and so do the
 * strings that came with them, one or more for each.
 */
function withStorage(snapshot: HeapSnapshot, siblings: readonly GrowthCluster[]): readonly GrowthCluster[] {
  const isStorage = ({ sample }: GrowthCluster): boolean => isSystemNode(snapshot, sample);
  const named = siblings.filter((one) => !isStorage(one) && !isPlainValue(snapshot, one.sample));
  const largest = largestOf(named);
  const isKeys = (one: GrowthCluster): boolean =>
    largest !== undefined &&
    isPlainValue(snapshot, one.sample) &&
    Math.abs(one.count - largest.count) <= Math.max(1, largest.count * SAME_COUNT_SHARE);
  const items = siblings.filter((one) => !isStorage(one) && !isKeys(one));
  const owner = largest ?? largestOf(items);
  if (owner === undefined) return siblings;
  for (const one of siblings) {
    if (items.includes(one)) continue;
    owner.bytes += one.bytes;
    owner.rankBytes += one.rankBytes;
  }
  return items;
}

function largestOf(clusters: readonly GrowthCluster[]): GrowthCluster | undefined {
  return clusters.reduce<GrowthCluster | undefined>(
    (best, one) => (best === undefined || one.bytes > best.bytes ? one : best),
    undefined,
  );
}

/**
 * What several places hold (a session in a Map, in a listener and in a timer) falls apart into parts that only a common
 * holder dominates, as many of each. The part that a reader would know ranks for all of them.
 */
function rankTogether(snapshot: HeapSnapshot, siblings: readonly GrowthCluster[]): void {
  const many = siblings.filter(({ count }) => count >= MIN_ITEMS).sort((a, b) => a.count - b.count);
  for (let first = 0; first < many.length; ) {
    let end = first + 1;
    while (end < many.length && many[end].count <= many[first].count * (1 + SAME_COUNT_SHARE)) end++;
    const together = many.slice(first, end);
    const rank = (one: GrowthCluster): number => tellingRank(snapshot, one.sample);
    together.sort((a, b) => rank(b) - rank(a) || b.bytes - a.bytes);
    for (const one of together.slice(1)) together[0].rankBytes += one.bytes;
    first = end;
  }
}

/** A cluster of what a top consists of; one node unless said. */
function cluster(
  walk: GrowthTree,
  top: number,
  items: { sample: number; count?: number; holder?: number; chain?: 'own' | 'hidden' },
): GrowthCluster {
  const { classes, immediateDominators } = walk.snapshot;
  return {
    itemClass: classes.classOf[items.sample],
    holder: ownerOfStorage(walk.snapshot, items.holder ?? immediateDominators[top]),
    sample: items.sample,
    count: items.count ?? 1,
    bytes: walk.bytes[top],
    rankBytes: walk.bytes[top],
    ...(items.chain === undefined ? {} : { chain: items.chain }),
  };
}

/** An array's elements or a Map's table are held by the array or the Map. */
function ownerOfStorage(snapshot: HeapSnapshot, holder: number): number {
  const isStorage = holder !== 0 && snapshot.graph.columns.nodeTypes[holder] === NodeType.Array;
  return isStorage ? snapshot.immediateDominators[holder] : holder;
}

/** Goes down from a top to where it fans out into items, or repeats itself; else the top is one item. */
function unfold(walk: GrowthTree, top: number): GrowthCluster {
  const { snapshot, bytes } = walk;
  const { classOf } = snapshot.classes;
  const met = new Map<number, number>();
  // V8's own storage is no item: what it stores is
  let item = top;
  for (let node = top; ; ) {
    if (isSystemNode(snapshot, item)) item = node;
    const isStorage = isSystemNode(snapshot, node);
    const timesMet = (met.get(classOf[node]) ?? 0) + 1;
    met.set(classOf[node], timesMet);
    const chain = timesMet === MIN_LINKS ? followChain(walk, top) : undefined;
    if (chain !== undefined) {
      const { count, sample, isHidden } = chain;
      return cluster(walk, top, { sample, count, chain: isHidden ? 'hidden' : 'own' });
    }
    const part = leadingPart(walk, node);
    const isFan = part !== undefined && part.count >= MIN_ITEMS;
    // what a table's own size is depends on its items
    const whole = isStorage ? bytes[node] - snapshot.graph.columns.selfSizes.at(node) : bytes[node];
    if (part === undefined || (part.bytes < whole * CARRYING_SHARE && !(isStorage && isFan))) {
      return cluster(walk, top, { sample: isSystemNode(snapshot, item) ? top : item });
    }
    if (isFan) {
      const sample = carriedNode(walk, part.largest);
      return cluster(walk, top, { sample, count: part.count, holder: node });
    }
    node = part.largest;
  }
}
