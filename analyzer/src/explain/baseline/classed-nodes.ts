import { findDetachedNodes } from '../../graph/detached-nodes.ts';
import { Scratch } from '../../graph/scratch.ts';
import { ShallowSizes } from '../../graph/shallow-sizes.ts';
import type { Sizes } from '../../parse/columns/size-column.ts';
import {
  allEdges,
  type EdgeStretch,
  type NodeColumns,
  type SnapshotColumns,
} from '../../parse/snapshot-columns.ts';
import { type ClassNames, nameClasses } from '../names/class-names.ts';
import { type ObjectShape, plainObjectReader } from '../names/object-shapes.ts';
import type { PropertyListReader } from '../names/property-lists.ts';
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

/** Classes and shallow sizes, as far as edges tell them while they pass. */
export class EdgeClasses {
  private readonly nodes: NodeColumns;
  private readonly scratch: Scratch;
  private readonly objects: PropertyListReader;
  private readonly sizes: ShallowSizes;

  constructor(nodes: NodeColumns, scratch: Scratch) {
    this.nodes = nodes;
    this.scratch = scratch;
    this.objects = plainObjectReader(nodes, scratch);
    this.sizes = new ShallowSizes(nodes, scratch);
  }

  /** Takes the next edges of the file. */
  take(edges: EdgeStretch): void {
    this.objects.take(edges);
    this.sizes.take(edges);
  }

  /**
   * Once all edges were taken. Plain objects are named by the shapes of the snapshot that it is compared with. Of
   * `columns` only the edges between nodes that may be owned are looked at.
   */
  finish(columns: SnapshotColumns, shapes: readonly ObjectShape[]): LentClassedNodes {
    const { nodes, scratch } = this;
    const detached = findDetachedNodes(columns);
    const selfSizes = this.sizes.finish(columns, detached);
    const locations = readSourceLocations(columns);
    const objects = this.objects.finish();
    const classes = nameClasses(nodes, locations, objects, shapes, scratch, detached);
    scratch.giveBack(objects.listOf);
    return { classes, selfSizes, release: () => scratch.giveBack(classes.classOf, selfSizes) };
  }
}

/** The same of a whole snapshot, in memory of the other if that is long enough. */
export function classNodes(
  columns: SnapshotColumns,
  shapes: readonly ObjectShape[],
  memory: Scratch,
): LentClassedNodes {
  const classes = new EdgeClasses(
    columns,
    memory.length >= columns.nodeCount ? memory : new Scratch(columns.nodeCount),
  );
  classes.take(allEdges(columns));
  return classes.finish(columns, shapes);
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
