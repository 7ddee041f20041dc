import { findDetachedNodes } from '../../graph/detached-nodes.ts';
import { Scratch } from '../../graph/scratch.ts';
import { computeShallowSizes } from '../../graph/shallow-sizes.ts';
import type { Sizes } from '../../parse/size-column.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { type ClassNames, nameClasses } from '../names/class-names.ts';
import { listPlainObjects, type ObjectShape } from '../names/object-shapes.ts';
import { readSourceLocations } from '../names/source-locations.ts';

/** Classes and shallow sizes of a snapshot, as much as comparing it with another needs. */
export interface ClassedNodes {
  readonly classes: ClassNames;
  /** Bytes, by ordinal. */
  readonly selfSizes: Sizes;
}

/** Classed nodes in lent memory. */
export interface LentClassedNodes extends ClassedNodes {
  /** Gives the memory back: they must not be used any more. */
  release(): void;
}

/**
 * Plain objects are named by the shapes of the snapshot that it is compared with, whose memory is used if it is long
 * enough.
 */
export function classNodes(
  columns: SnapshotColumns,
  shapes: readonly ObjectShape[],
  memory: Scratch,
): LentClassedNodes {
  const scratch = memory.length >= columns.nodeCount ? memory : new Scratch(columns.nodeCount);
  const detached = findDetachedNodes(columns);
  const locations = readSourceLocations(columns);
  const objects = listPlainObjects(columns, scratch);
  const classes = nameClasses(columns, locations, objects, shapes, scratch, detached);
  scratch.giveBack(objects.listOf);
  const selfSizes = computeShallowSizes(columns, detached, scratch);
  return { classes, selfSizes, release: () => scratch.giveBack(classes.classOf, selfSizes) };
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
