import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import type { HolderItems } from '../paths/holder-text.ts';
import type { GrowthCluster } from './growth-clusters.ts';

/** From this many values of one class on, an object is a dictionary: no class has so many properties. */
const MIN_ENTRIES = 32;

/** Counts an array's elements, a Map's or Set's entries of the items' class, a dictionary's values. */
export function holderItems(snapshot: HeapSnapshot, cluster: GrowthCluster): HolderItems {
  const { firstEdges, edgeTypes, edgeTargets, nodeTypes } = snapshot.graph.columns;
  const { classOf, names } = snapshot.classes;
  const { holder, itemClass } = cluster;
  let [elements, entries, values] = [0, 0, 0];
  for (let edge = firstEdges[holder]; edge < firstEdges[holder + 1]; edge++) {
    const target = edgeTargets[edge];
    const isItem = classOf[target] === itemClass;
    if (edgeTypes[edge] === EdgeType.Element) elements++;
    else if (edgeTypes[edge] === EdgeType.Property && isItem) values++;
    else if (edgeTypes[edge] === EdgeType.Internal && nodeTypes[target] === NodeType.Array) {
      for (let slot = firstEdges[target]; slot < firstEdges[target + 1]; slot++) {
        if (classOf[edgeTargets[slot]] === itemClass) entries++;
      }
    }
  }
  const className = names[classOf[holder]];
  const isDictionary = elements === 0 && values >= MIN_ENTRIES;
  return { className, count: elements || (isDictionary ? values : entries), isDictionary };
}
