import { NodeType } from '../../parse/node-type.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';

/**
 * What V8 makes to run the program, late and lazily: code and maps. It is no data, and settles by itself.
 */
export function isEngineNode(snapshot: HeapSnapshot, node: number): boolean {
  const type = snapshot.graph.columns.nodeTypes[node];
  return type === NodeType.Code || type === NodeType.Hidden || type === NodeType.ObjectShape;
}

/** A part of V8's own making, that no one can look up in a program. */
export function isSystemNode(snapshot: HeapSnapshot, node: number): boolean {
  const type = snapshot.graph.columns.nodeTypes[node];
  if (type === NodeType.Object)
    return snapshot.classes.names[snapshot.classes.classOf[node]].startsWith('system / ');
  return (
    type === NodeType.Hidden ||
    type === NodeType.Array ||
    type === NodeType.Code ||
    type === NodeType.ObjectShape ||
    type === NodeType.Synthetic
  );
}

/** A string, a number or a symbol: what it is for, only its holder tells. */
export function isPlainValue(snapshot: HeapSnapshot, node: number): boolean {
  const type = snapshot.graph.columns.nodeTypes[node];
  return (
    type === NodeType.String ||
    type === NodeType.ConcatenatedString ||
    type === NodeType.SlicedString ||
    type === NodeType.Number ||
    type === NodeType.BigInt ||
    type === NodeType.Symbol
  );
}

/** True for functions, objects of classes and suspended calls that are written in the program's own files. */
export function isUserNode(snapshot: HeapSnapshot, node: number): boolean {
  const source = snapshot.locations.locate(node);
  return source !== undefined && !source.url.startsWith('node:');
}

/** How much a node's name tells a reader of the program: 3 its own code, 2 its literals, 1 objects of others, 0 no name. */
export function tellingRank(snapshot: HeapSnapshot, node: number): number {
  if (isSystemNode(snapshot, node) || isPlainValue(snapshot, node)) return 0;
  if (isUserNode(snapshot, node)) return 3;
  const name = snapshot.classes.names[snapshot.classes.classOf[node]];
  return name.startsWith('{') && !name.includes('<symbol') ? 2 : 1;
}
