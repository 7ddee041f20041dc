import type { HeapSnapshot } from '../../explain/heap-snapshot.ts';
import { hasOwnName } from '../../explain/paths/path-graph.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { type ColumnValues, valuesOf } from '../block-column/block-layout.ts';
import type { SectionContent } from '../column-file/write-column-file.ts';
import { DOMINATOR_BIT, ESSENTIAL_BIT, type IndexNames, isNumbered, SECTIONS } from './index-sections.ts';
import { renumberStrings } from './used-strings.ts';

/**
 * What of a snapshot is needed to tell who holds a node, as columns in blocks: by node, and by retaining edge in the order of
 * the nodes that they point to. Of the strings only names of edges, and of V8's own nodes, are kept: the values of the heap's
 * strings are not.
 */
export function indexColumns(snapshot: HeapSnapshot): Map<string, SectionContent> {
  const { graph, classes } = snapshot;
  const { columns, retainers } = graph;
  const strings = renumberStrings(columns);
  const places = numberPlaces(columns);
  const names: IndexNames = {
    classNames: classes.names,
    edgeTypeNames: columns.edgeTypeNames,
    places: places.samples.map((node) => snapshot.locations.locate(node) ?? null),
  };
  return new Map<string, SectionContent>([
    [SECTIONS.nodeTypes, valuesOf(columns.nodeTypes as Uint8Array<ArrayBuffer>)],
    [SECTIONS.classOf, valuesOf(classes.classOf as Uint32Array<ArrayBuffer>)],
    [
      SECTIONS.ownNames,
      byNumber(snapshot.nodeCount, (node) =>
        hasOwnName(columns.nodeTypes[node]) ? strings.numberOf[columns.nodeNames[node]] : 0,
      ),
    ],
    [SECTIONS.places, byNumber(snapshot.nodeCount, places.at)],
    [SECTIONS.nodeIds, valuesOf(columns.nodeIds as Uint32Array<ArrayBuffer>)],
    [SECTIONS.selfSizes, valuesOf(snapshot.selfSizes)],
    [SECTIONS.retainedSizes, valuesOf(snapshot.retainedSizes)],
    [SECTIONS.distances, valuesOf(snapshot.distances as Int32Array<ArrayBuffer>)],
    [SECTIONS.retainerFirst, valuesOf(retainers.first as Uint32Array<ArrayBuffer>)],
    ...edgeColumns(snapshot, strings.numberOf),
    [SECTIONS.stringEnds, valuesOf(strings.ends)],
    [SECTIONS.stringBytes, valuesOf(strings.bytes)],
    [SECTIONS.names, jsonSection(names)],
  ]);
}

export function jsonSection(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function edgeColumns(snapshot: HeapSnapshot, stringNumber: Uint32Array): [string, ColumnValues][] {
  const { edgeCount, graph, immediateDominators } = snapshot;
  const { columns, retainers, essential } = graph;
  const { edgeTypes, edgeNames, firstEdges } = columns;
  const { edges, first } = retainers;
  // places are asked for in order: their targets follow each other
  let target = 0;
  const kindAt = (place: number): number => {
    while (first[target + 1] <= place) target++;
    const edge = edges[place];
    const dominator = immediateDominators[target];
    const isOfDominator = edge >= firstEdges[dominator] && edge < firstEdges[dominator + 1];
    return edgeTypes[edge] | (essential.has(edge) ? ESSENTIAL_BIT : 0) | (isOfDominator ? DOMINATOR_BIT : 0);
  };
  const nameAt = (place: number): number => {
    const name = edgeNames[edges[place]];
    return isNumbered(edgeTypes[edges[place]]) ? name : stringNumber[name];
  };
  return [
    [SECTIONS.sources, byNumber(edgeCount, (place) => retainers.sourceOf(edges[place]))],
    [SECTIONS.edgeKinds, byNumber(edgeCount, kindAt)],
    [SECTIONS.edgeNames, byNumber(edgeCount, nameAt)],
  ];
}

function byNumber(length: number, numberAt: (index: number) => number): ColumnValues {
  return {
    length,
    copyTo(target, start, count) {
      for (let k = 0; k < count; k++) target[k] = numberAt(start + k);
    },
  };
}

/** Places from 1 on in the order they are met, 0 for none; for each a node that has it. */
function numberPlaces({ locations: { places } }: SnapshotColumns): {
  readonly at: (node: number) => number;
  readonly samples: readonly number[];
} {
  const numbers = new Map<number, number>();
  const samples: number[] = [];
  places.forEach((node, place) => {
    if (!numbers.has(place)) numbers.set(place, samples.push(node));
  });
  return { at: (node) => numbers.get(places.at(node)) ?? 0, samples };
}
