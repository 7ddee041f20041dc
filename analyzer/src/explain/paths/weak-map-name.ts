import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { PathGraph } from './path-graph.ts';

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
export function weakMapOfPair(graph: PathGraph, edge: number): WeakMapOfPair | undefined {
  if (graph.edgeType(edge) !== EdgeType.Internal) return undefined;
  const tableId = PAIR.exec(graph.string(graph.edgeName(edge)))?.[1];
  if (tableId === undefined) return undefined;
  const value = graph.target(edge);
  for (let place = graph.firstRetainer(value); place < graph.firstRetainer(value + 1); place++) {
    const table = graph.source(graph.retainer(place));
    if (graph.nodeId(table) !== Number(tableId)) continue;
    const map = tableOwner(graph, table);
    if (map !== undefined) return describeMap(graph, map);
  }
  return { className: 'WeakMap' };
}

function tableOwner(graph: PathGraph, table: number): number | undefined {
  for (let place = graph.firstRetainer(table); place < graph.firstRetainer(table + 1); place++) {
    const owner = graph.source(graph.retainer(place));
    if (graph.nodeType(owner) === NodeType.Object) return owner;
  }
  return undefined;
}

function describeMap(graph: PathGraph, map: number): WeakMapOfPair {
  const className = graph.classNames[graph.classOf(map)];
  for (let place = graph.firstRetainer(map); place < graph.firstRetainer(map + 1); place++) {
    const edge = graph.retainer(place);
    const type = graph.edgeType(edge);
    if (type !== EdgeType.Context && type !== EdgeType.Property) continue;
    return { className, name: graph.string(graph.edgeName(edge)) };
  }
  return { className };
}
