import type { HeapSnapshot } from '../../explain/heap-snapshot.ts';
import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';

/**
 * What of a snapshot is needed to tell who holds a node, as sections of a column file: the graph, sizes, classes and
 * places. Of the strings only names of edges, and of V8's own nodes, are kept: the values of the heap's strings are not.
 */
export function indexSections(snapshot: HeapSnapshot): Map<string, NodeJS.TypedArray> {
  const { graph, classes, locations } = snapshot;
  const { columns, retainers } = graph;
  const isUsed = usedStrings(columns);
  const strings = columns.strings.packed((index) => isUsed[index] === 1);
  const placed = listPlaces(columns);
  return new Map<string, NodeJS.TypedArray>([
    ['nodeTypes', columns.nodeTypes],
    ['nodeNames', columns.nodeNames],
    ['nodeIds', columns.nodeIds],
    ['firstEdges', columns.firstEdges],
    ['edgeTypes', columns.edgeTypes],
    ['edgeNames', columns.edgeNames],
    ['edgeTargets', columns.edgeTargets],
    ['essential', graph.essential.words],
    ['retainerFirst', retainers.first],
    ['retainerEdges', retainers.edges],
    ['selfSizes', graph.shallowSizes],
    ['retainedSizes', graph.retainedSizes],
    ['distances', graph.distances],
    ['immediateDominators', graph.immediateDominators],
    ['classOf', classes.classOf],
    ['stringStarts', strings.starts],
    ['stringBytes', strings.bytes],
    ['placedNodes', placed.nodes],
    ['placeNumbers', placed.numbers],
    [
      'names',
      jsonSection({
        classNames: classes.names,
        nodeTypeNames: columns.nodeTypeNames,
        edgeTypeNames: columns.edgeTypeNames,
        places: placed.samples.map((node) => locations.locate(node)),
      }),
    ],
  ]);
}

export function jsonSection(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** By number of the string: 1 if it names an edge, or a node of V8's own. */
function usedStrings(columns: SnapshotColumns): Uint8Array {
  const { nodeCount, edgeCount, nodeTypes, nodeNames, edgeTypes, edgeNames, strings } = columns;
  const isUsed = new Uint8Array(strings.count);
  for (let edge = 0; edge < edgeCount; edge++) {
    const type = edgeTypes[edge];
    if (type !== EdgeType.Element && type !== EdgeType.Hidden) isUsed[edgeNames[edge]] = 1;
  }
  for (let node = 0; node < nodeCount; node++) {
    const type = nodeTypes[node];
    if (type === NodeType.Synthetic || type === NodeType.Hidden) isUsed[nodeNames[node]] = 1;
  }
  return isUsed;
}

/** Nodes that have a place, and the place's number; for each number a node that has it. */
function listPlaces({ locations: { places } }: SnapshotColumns): {
  readonly nodes: Uint32Array;
  readonly numbers: Uint32Array;
  readonly samples: readonly number[];
} {
  let count = 0;
  places.forEach(() => {
    count++;
  });
  const nodes = new Uint32Array(count);
  const numbers = new Uint32Array(count);
  const samples = new Map<number, number>();
  let at = 0;
  places.forEach((node, place) => {
    nodes[at] = node;
    numbers[at++] = place;
    if (!samples.has(place)) samples.set(place, node);
  });
  const dense = new Map([...samples.keys()].map((place, k) => [place, k + 1]));
  for (let k = 0; k < count; k++) numbers[k] = dense.get(numbers[k]) as number;
  return { nodes, numbers, samples: [...samples.values()] };
}
