import { findDetachedNodes } from '../graph/detached-nodes.ts';
import { Scratch } from '../graph/scratch.ts';
import { computeShallowSizes } from '../graph/shallow-sizes.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { type ClassNames, nameClasses } from './class-names.ts';
import { listPlainObjects, type ObjectShape } from './object-shapes.ts';
import { readSourceLocations } from './source-locations.ts';

/** Classes and shallow sizes of a snapshot, as much as comparing it with another needs. */
export interface ClassedNodes {
  readonly classes: ClassNames;
  /** Bytes, by ordinal. */
  readonly selfSizes: Float64Array;
}

/** Plain objects are named by the shapes of the snapshot that it is compared with. */
export function classNodes(columns: SnapshotColumns, shapes: readonly ObjectShape[]): ClassedNodes {
  const detached = findDetachedNodes(columns);
  return {
    classes: nameClasses(columns, readSourceLocations(columns), listPlainObjects(columns), shapes, detached),
    selfSizes: computeShallowSizes(columns, detached, new Scratch(columns.nodeCount)),
  };
}

/** Keys of the classes that have more nodes in each snapshot of the series than in the one before. */
export function classesThatGrew(series: readonly ClassedNodes[]): ReadonlySet<string> {
  const counts = series.map(countByKey);
  const last = counts[counts.length - 1];
  return new Set(
    [...last.keys()].filter((key) =>
      counts.every((count, at) => at === 0 || (count.get(key) ?? 0) > (counts[at - 1].get(key) ?? 0)),
    ),
  );
}

/** Nodes that have a size, by class. */
function countByKey({ classes, selfSizes }: ClassedNodes): Map<string, number> {
  const counts = new Uint32Array(classes.keys.length);
  for (let node = 0; node < selfSizes.length; node++) {
    if (selfSizes[node] > 0) counts[classes.classOf[node]]++;
  }
  return new Map(classes.keys.map((key, number) => [key, counts[number]]));
}
