import type { Growth } from '../diff/growth.ts';
import type { DominatorTree } from '../dominator-tree.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { isSystemNode } from '../names/node-telling.ts';
import type { SourceLocation } from '../names/source-locations.ts';
import { isUserSource } from '../names/source-text.ts';
import { formatHolders } from '../paths/holder-text.ts';
import { createPathSearch, type PathSearch } from '../paths/path-search.ts';
import { describeEdges, type PathStep, pathSignature, retainingPath } from '../paths/retaining-path.ts';
import { calledFunction } from './called-function.ts';
import { findGrowthClusters, type GrowthCluster } from './growth-clusters.ts';
import { holderItems } from './holder-items.ts';
import { suspectSentence } from './suspect-sentence.ts';

/** A likely culprit: nodes of one class that were added under one kind of holder. */
export interface Suspect {
  /** 1 is the likeliest. */
  readonly rank: number;
  readonly className: string;
  /** The function's name, if the nodes are functions, or are there to call one (timers, promises, suspended calls). */
  readonly functionName?: string;
  /** Where the function or the constructor is written, or else the nearest of that kind on the path. */
  readonly source?: SourceLocation;
  readonly addedCount: number;
  /** Shallow bytes of the class, added less removed. */
  readonly deltaBytes: number;
  /** Bytes of all that was added and would be freed with the nodes, replacement of removed nodes left out. */
  readonly retainedBytes: number;
  readonly sentence: string;
  /** Who holds the nodes, as names: the end of the path for a reader. */
  readonly holders: string;
  /** To one of the nodes, root first, and on to the function that it is there to call. */
  readonly path: readonly PathStep[];
}

/** Listed at most. */
export const MAX_SUSPECTS = 10;
/** Less is noise: code compiled late, caches of Node.js itself. */
const MIN_BYTES = 4096;
/** Groups of clusters that are looked into, and clusters of each whose paths are found: more would cost, not tell. */
const MAX_GROUPS = 200;
const MAX_PATHS = 16;
/** V8's own parts come and go with optimisation: they must outgrow the program's by this to come first. */
const SYSTEM_WEIGHT = 0.1;

/**
 * Names what grew and who holds it: growth clusters, those alike but for the holder's identity put together, ranked by
 * the bytes that would be freed with them. `search` is to be shared with whoever looks for paths in the same snapshot.
 */
export function findSuspects(
  snapshot: HeapSnapshot,
  growth: Growth,
  tree: DominatorTree,
  minBytes = MIN_BYTES,
  search: PathSearch = createPathSearch(snapshot),
): Suspect[] {
  return alikeClusters(snapshot, findGrowthClusters(snapshot, growth, tree), search)
    .filter(({ cluster }) => cluster.bytes >= minBytes)
    .map((found) => ({
      ...found,
      weight: found.cluster.rankBytes * likelihood(snapshot, growth, found.cluster),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_SUSPECTS)
    .map(({ cluster, path }, position) => describe(snapshot, growth, cluster, path, position + 1));
}

/** What comes and goes is less likely a leak: a class of which nodes were freed, V8's own parts. */
function likelihood(snapshot: HeapSnapshot, growth: Growth, cluster: GrowthCluster): number {
  return growth.netShare[cluster.itemClass] * (isSystemNode(snapshot, cluster.sample) ? SYSTEM_WEIGHT : 1);
}

interface PathCluster {
  readonly cluster: GrowthCluster;
  readonly path: readonly PathStep[];
}

/**
 * Puts clusters together whose items are of one class and whose holders sit at the same place in the program: a
 * listener leaked on each of a thousand sockets is one suspect. Of very many only the largest are compared, and the
 * rest of their group is counted to the most frequent place.
 */
function alikeClusters(
  snapshot: HeapSnapshot,
  clusters: readonly GrowthCluster[],
  search: PathSearch,
): PathCluster[] {
  const { classOf } = snapshot.classes;
  const groups = new Map<string, { bytes: number; clusters: GrowthCluster[] }>();
  for (const cluster of clusters) {
    const key = `${cluster.itemClass} ${classOf[cluster.holder]} ${cluster.chain}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { bytes: cluster.bytes, clusters: [cluster] });
    else {
      group.bytes += cluster.bytes;
      group.clusters.push(cluster);
    }
  }
  const largest = [...groups.values()].sort((a, b) => b.bytes - a.bytes).slice(0, MAX_GROUPS);
  return largest.flatMap((group) => {
    const places = new Map<string, PathCluster>();
    for (const cluster of group.clusters.slice(0, MAX_PATHS)) {
      const path = chainedPath(cluster, retainingPath(snapshot, cluster.sample, search));
      const key = pathSignature(path);
      const known = places.get(key);
      if (known === undefined) places.set(key, { cluster: { ...cluster }, path });
      else add(known.cluster, cluster);
    }
    const ranked = [...places.values()].sort((a, b) => b.cluster.count - a.cluster.count);
    for (const cluster of group.clusters.slice(MAX_PATHS)) add(ranked[0].cluster, cluster);
    return ranked;
  });
}

function add(sum: GrowthCluster, cluster: GrowthCluster): void {
  sum.count += cluster.count;
  sum.bytes += cluster.bytes;
  sum.rankBytes += cluster.rankBytes;
}

/** The sample is a few links down its chain; the folded step says how long the whole chain is. */
function chainedPath(cluster: GrowthCluster, path: readonly PathStep[]): readonly PathStep[] {
  if (cluster.chain === undefined) return path;
  return path.map((step) => (step.count === undefined ? step : { ...step, count: cluster.count }));
}

function describe(
  snapshot: HeapSnapshot,
  growth: Growth,
  cluster: GrowthCluster,
  pathToNode: readonly PathStep[],
  rank: number,
): Suspect {
  const { columns } = snapshot.graph;
  const className = snapshot.classes.names[cluster.itemClass];
  const row = growth.classes.find((candidate) => candidate.current === cluster.itemClass);
  const called = calledFunction(snapshot, cluster.sample);
  const functionName = called && columns.strings.get(columns.nodeNames[called.node]);
  const path = called === undefined ? pathToNode : [...pathToNode, ...describeEdges(snapshot, called.edges)];
  const source = path.findLast((step) => step.source !== undefined && isUserSource(step.source))?.source;
  const parts = {
    className,
    addedCount: cluster.count,
    retainedBytes: Math.round(cluster.bytes),
    holders: formatHolders(pathToNode, holderItems(snapshot, cluster)),
  };
  return {
    rank,
    className,
    ...(functionName === undefined ? {} : { functionName }),
    ...(source === undefined ? {} : { source }),
    addedCount: cluster.count,
    deltaBytes: row === undefined ? 0 : row.addedBytes - row.removedBytes,
    retainedBytes: parts.retainedBytes,
    sentence: suspectSentence({
      ...parts,
      isChain: cluster.chain === 'own',
      ...(functionName === undefined ? {} : { functionName }),
      ...(source === undefined ? {} : { source }),
    }),
    holders: parts.holders,
    path,
  };
}
