import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { isSystemNode, isUserNode } from '../names/node-telling.ts';

/** Edges to what all nodes of a kind have in common. */
const COMMON_EDGES = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'map',
  'shared',
  'code',
  'feedback_cell',
]);
const MAX_NODES = 32;

/** The way from a node to the function it is there to call: edges, none if the node is the function. */
export interface CalledFunction {
  readonly node: number;
  readonly edges: readonly number[];
}

/**
 * The function that a node is or is there to call: of a timer its callback, of a bound function or the wrapper that
 * `once` makes the function itself, of a promise its reaction, of a suspended call the async function or generator.
 * Undefined for other nodes.
 */
export function calledFunction(snapshot: HeapSnapshot, node: number): CalledFunction | undefined {
  const { classes } = snapshot;
  const { columns } = snapshot.graph;
  const isFunction = columns.nodeTypes[node] === NodeType.Closure;
  const itself = { node, edges: [] };
  if (isUserNode(snapshot, node)) return isFunction ? itself : suspendedFunction(snapshot, node);
  const isOfNode = snapshot.locations.placeOf(node) !== 0;
  const isPromise = classes.names[classes.classOf[node]] === 'Promise';
  if (!isFunction && !isOfNode && !isPromise) return undefined;
  return carriedFunction(snapshot, node) ?? (isFunction ? itself : undefined);
}

/** Of a generator or an async call its function. */
function suspendedFunction(snapshot: HeapSnapshot, node: number): CalledFunction | undefined {
  const { firstEdges, edgeTypes, edgeNames, edgeTargets, strings, nodeTypes } = snapshot.graph.columns;
  for (let edge = firstEdges[node]; edge < firstEdges[node + 1]; edge++) {
    const target = edgeTargets[edge];
    if (edgeTypes[edge] !== EdgeType.Internal || nodeTypes[target] !== NodeType.Closure) continue;
    if (strings.get(edgeNames[edge]) === 'function') return { node: target, edges: [edge] };
  }
  return undefined;
}

/** Looks at the node's own edges, and further only through V8's own nodes and suspended calls under it. */
function carriedFunction(snapshot: HeapSnapshot, node: number): CalledFunction | undefined {
  const { firstEdges, edgeTargets, nodeTypes } = snapshot.graph.columns;
  const queue: CalledFunction[] = [{ node, edges: [] }];
  for (let head = 0; head < queue.length; head++) {
    const from = queue[head];
    for (let edge = firstEdges[from.node]; edge < firstEdges[from.node + 1]; edge++) {
      if (!isCarrying(snapshot, edge)) continue;
      const target = edgeTargets[edge];
      const reached = { node: target, edges: [...from.edges, edge] };
      const isFunction = nodeTypes[target] === NodeType.Closure;
      if (isFunction && isUserNode(snapshot, target)) return reached;
      const isUnder = snapshot.immediateDominators[target] === from.node;
      const leadsOn = isFunction || isSystemNode(snapshot, target) || isUserNode(snapshot, target);
      if (isUnder && leadsOn && queue.length < MAX_NODES) queue.push(reached);
    }
  }
  return undefined;
}

function isCarrying(snapshot: HeapSnapshot, edge: number): boolean {
  const { edgeTypes, edgeNames, strings } = snapshot.graph.columns;
  const type = edgeTypes[edge];
  if (type === EdgeType.Weak || type === EdgeType.Shortcut) return false;
  if (type === EdgeType.Hidden || type === EdgeType.Element) return true;
  return !COMMON_EDGES.has(strings.get(edgeNames[edge]));
}
