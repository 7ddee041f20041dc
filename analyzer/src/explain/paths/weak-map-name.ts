import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';

/** `4 / part of key (Object @77) -> value (Array @81) pair in WeakMap (table @99)`; the table's side has another number. */
const PAIR = / \/ part of key \(.*\(table @(\d+)\)$/s;

/** The WeakMap over which a key holds a value. */
export interface WeakMapOfPair {
  readonly className: string;
  /** The variable or property that the WeakMap is known by, if it has one. */
  readonly name?: string;
}

/**
 * V8 writes a pair as an edge from the key to the value, with a text of ids that no reader can use, and the same edge
 * from the WeakMap's table. The table leads to the WeakMap. Undefined if the edge is none of a pair.
 */
export function weakMapOfPair(snapshot: HeapSnapshot, edge: number): WeakMapOfPair | undefined {
  const { columns, retainers } = snapshot.graph;
  if (columns.edgeTypes[edge] !== EdgeType.Internal) return undefined;
  const tableId = PAIR.exec(columns.strings.get(columns.edgeNames[edge]))?.[1];
  if (tableId === undefined) return undefined;
  const value = columns.edgeTargets[edge];
  for (let k = retainers.first[value]; k < retainers.first[value + 1]; k++) {
    const table = retainers.sourceOf(retainers.edges[k]);
    if (snapshot.nodeIds[table] !== Number(tableId)) continue;
    const map = tableOwner(snapshot, table);
    if (map !== undefined) return describeMap(snapshot, map);
  }
  return { className: 'WeakMap' };
}

function tableOwner(snapshot: HeapSnapshot, table: number): number | undefined {
  const { columns, retainers } = snapshot.graph;
  for (let k = retainers.first[table]; k < retainers.first[table + 1]; k++) {
    const owner = retainers.sourceOf(retainers.edges[k]);
    if (columns.nodeTypes[owner] === NodeType.Object) return owner;
  }
  return undefined;
}

function describeMap(snapshot: HeapSnapshot, map: number): WeakMapOfPair {
  const { columns, retainers } = snapshot.graph;
  const className = snapshot.classes.names[snapshot.classes.classOf[map]];
  for (let k = retainers.first[map]; k < retainers.first[map + 1]; k++) {
    const edge = retainers.edges[k];
    const type = columns.edgeTypes[edge];
    if (type !== EdgeType.Context && type !== EdgeType.Property) continue;
    return { className, name: columns.strings.get(columns.edgeNames[edge]) };
  }
  return { className };
}
