import type { HeapGraph } from '../graph/heap-graph.ts';
import type { Sizes } from '../parse/columns/size-column.ts';
import { type ClassNames, nameClasses } from './names/class-names.ts';
import { inferShapes, listPlainObjects, type ObjectShape } from './names/object-shapes.ts';
import { readSourceLocations, type SourceLocations } from './names/source-locations.ts';

/** A snapshot with all that is computed of it. Columns are by ordinal, in file order; ordinal 0 is the root. */
export interface HeapSnapshot {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** V8's ids: stable between snapshots of one process. */
  readonly nodeIds: Uint32Array;
  /** Shallow sizes, bytes. */
  readonly selfSizes: Sizes;
  /** Bytes that would be freed with the node. */
  readonly retainedSizes: Sizes;
  /** Fewest non-weak edges from a root of the program; 100,000,000 and more for what only the system reaches. */
  readonly distances: Int32Array;
  /** Ordinal of the node that every path from the root passes last. */
  readonly immediateDominators: Uint32Array;
  readonly graph: HeapGraph;
  readonly classes: ClassNames;
  readonly shapes: readonly ObjectShape[];
  readonly locations: SourceLocations;
}

export function nameSnapshot(graph: HeapGraph): HeapSnapshot {
  const { columns, scratch } = graph;
  const locations = readSourceLocations(columns);
  const objects = listPlainObjects(columns, scratch);
  const shapes = inferShapes(columns, objects);
  const classes = nameClasses(columns, locations, objects, shapes, scratch, graph.detached);
  scratch.giveBack(objects.listOf);
  return {
    nodeCount: columns.nodeCount,
    edgeCount: columns.edgeCount,
    nodeIds: columns.nodeIds,
    selfSizes: graph.shallowSizes,
    retainedSizes: graph.retainedSizes,
    distances: graph.distances,
    immediateDominators: graph.immediateDominators,
    graph,
    classes,
    shapes,
    locations,
  };
}

/** Bytes of everything the snapshot holds. */
export function totalSize(snapshot: HeapSnapshot): number {
  return snapshot.retainedSizes[0];
}

/** The same snapshot with its plain objects named by other shapes: two snapshots compare by one set of shapes. */
export function renameObjects(snapshot: HeapSnapshot, shapes: readonly ObjectShape[]): HeapSnapshot {
  const { columns, scratch, detached } = snapshot.graph;
  const objects = listPlainObjects(columns, scratch);
  const classes = nameClasses(columns, snapshot.locations, objects, shapes, scratch, detached);
  scratch.giveBack(objects.listOf);
  return { ...snapshot, classes, shapes };
}
