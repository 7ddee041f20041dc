import type { HeapSnapshot } from '../../explain/heap-snapshot.ts';
import type { SourceLocation, SourceLocations } from '../../explain/names/source-locations.ts';
import { BitSet } from '../../graph/bit-set.ts';
import type { HeapGraph } from '../../graph/heap-graph.ts';
import { indexSources } from '../../graph/retainers.ts';
import { Scratch } from '../../graph/scratch.ts';
import type { Sizes } from '../../parse/size-column.ts';
import type { LocationColumns, SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { SparseColumn } from '../../parse/sparse-column.ts';
import { StringTable } from '../../parse/string-table.ts';
import type { ColumnFile } from '../column-file/column-file.ts';

interface Names {
  readonly classNames: readonly string[];
  readonly nodeTypeNames: readonly string[];
  readonly edgeTypeNames: readonly string[];
  /** A place without a script's name has none. */
  readonly places: readonly (SourceLocation | null)[];
}

/**
 * A snapshot out of its index, without a parse: enough to ask who holds a node. Columns are read as they are first used.
 * What an index does not keep (sizes as in the file, values of strings, shapes) throws when it is asked for.
 */
export function openIndexedSnapshot(file: ColumnFile): HeapSnapshot {
  const nodeCount = file.fact('nodes');
  const edgeCount = file.fact('edges');
  const names = once(() => file.json('names') as Names);
  const locations = once(() => readPlaces(file, nodeCount, names().places));
  const columns = indexedColumns(file, nodeCount, edgeCount, names);
  const graph = indexedGraph(file, columns);
  return {
    nodeCount,
    edgeCount,
    get nodeIds() {
      return columns.nodeIds;
    },
    get selfSizes() {
      return graph.shallowSizes;
    },
    get retainedSizes() {
      return graph.retainedSizes;
    },
    get distances() {
      return graph.distances;
    },
    get immediateDominators() {
      return graph.immediateDominators;
    },
    graph,
    classes: {
      get classOf() {
        return file.numbers('classOf');
      },
      get names() {
        return names().classNames;
      },
      get keys() {
        return notKept('keys of classes');
      },
    },
    get shapes() {
      return notKept('shapes');
    },
    get locations() {
      return locations();
    },
  };
}

function indexedColumns(
  file: ColumnFile,
  nodeCount: number,
  edgeCount: number,
  names: () => Names,
): SnapshotColumns {
  const strings = once(() =>
    StringTable.of({ starts: file.numbers('stringStarts'), bytes: file.bytes('stringBytes') }),
  );
  return {
    nodeCount,
    edgeCount,
    extraNativeBytes: 0,
    get nodeTypes() {
      return file.bytes('nodeTypes');
    },
    get nodeNames() {
      return file.numbers('nodeNames');
    },
    get nodeIds() {
      return file.numbers('nodeIds');
    },
    get firstEdges() {
      return file.numbers('firstEdges');
    },
    get edgeTypes() {
      return file.bytes('edgeTypes');
    },
    get edgeNames() {
      return file.numbers('edgeNames');
    },
    get edgeTargets() {
      return file.numbers('edgeTargets');
    },
    get strings() {
      return strings();
    },
    get nodeTypeNames() {
      return names().nodeTypeNames;
    },
    get edgeTypeNames() {
      return names().edgeTypeNames;
    },
    get selfSizes() {
      return notKept('sizes of the file');
    },
    get detachedness() {
      return notKept('detachedness');
    },
    get locations(): LocationColumns {
      return notKept('columns of places');
    },
  };
}

function indexedGraph(file: ColumnFile, columns: SnapshotColumns): HeapGraph {
  const { nodeCount, edgeCount } = columns;
  const retainers = once(() => ({
    first: file.numbers('retainerFirst'),
    edges: file.numbers('retainerEdges'),
    sourceOf: indexSources(columns),
  }));
  const essential = once(() => {
    const edges = new BitSet(edgeCount);
    edges.words.set(file.numbers('essential'));
    return edges;
  });
  // sizes that together pass 2^32 have 64 bits
  const sizes = (name: string): Sizes =>
    file.byteLength(name) === nodeCount * 8 ? file.floats(name) : file.numbers(name);
  return {
    columns,
    get essential() {
      return essential();
    },
    get retainers() {
      return retainers();
    },
    detached: undefined,
    get shallowSizes() {
      return sizes('selfSizes');
    },
    get retainedSizes() {
      return sizes('retainedSizes');
    },
    get distances() {
      return file.signedNumbers('distances');
    },
    get immediateDominators() {
      return file.numbers('immediateDominators');
    },
    scratch: new Scratch(nodeCount + 3),
  };
}

function readPlaces(file: ColumnFile, nodeCount: number, places: Names['places']): SourceLocations {
  const numbers = new SparseColumn(nodeCount, file.numbers('placedNodes'), file.numbers('placeNumbers'));
  return {
    placeOf: (node) => numbers.at(node),
    keyOf: () => notKept('keys of places'),
    locate: (node) => {
      const place = numbers.at(node);
      return place === 0 ? undefined : (places[place - 1] ?? undefined);
    },
  };
}

function notKept(what: string): never {
  throw new TypeError(`an index keeps no ${what}`);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
