import { sourceOf } from '../../graph/retainers.ts';
import { EdgeType, type EdgeTypeName, NodeType } from '../../parse/node-type.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import type { SourceLocation } from '../names/source-locations.ts';
import { foldRuns } from './fold-runs.ts';
import { createPathSearch, type PathSearch } from './path-search.ts';
import { weakMapOfPair } from './weak-map-name.ts';

/** One step of a retaining path: the edge that leads to a node, and the node's class. */
export interface PathStep {
  readonly edgeType: EdgeTypeName;
  /** Property, variable or internal name; the number of an element; absent where V8 has none. */
  readonly edgeName?: string;
  /** The node's class; for V8's own nodes their own name, as `(GC roots)` or `system / PromiseReaction`. */
  readonly className: string;
  /** How many times the steps up to here, from the last fold on, repeat; absent for 1. */
  readonly count?: number;
  /** Steps that a path cut for its length leaves out before this one. */
  readonly omitted?: number;
  /** Where the step's function, or its object's constructor, is written. */
  readonly source?: SourceLocation;
}

/** The edge from a WeakMap to the value that a node on the path is the key of. */
export const VALUE_OF_KEY = 'value of the key';

/** No reader follows a longer one; what does not repeat may be as long as the heap. */
const MAX_STEPS = 200;
const KEPT_AT_ROOT = 50;

/**
 * The most telling retaining path to the node, root first, runs of repeated steps folded. Never over a weak edge. Of
 * many paths of one snapshot, `search` is to be shared.
 */
export function retainingPath(
  snapshot: HeapSnapshot,
  node: number,
  search: PathSearch = createPathSearch(snapshot),
): readonly PathStep[] {
  const { columns } = snapshot.graph;
  const edges = search(node);
  const start = edges.length === 0 ? node : sourceOf(columns, edges[0]);
  const steps: PathStep[] = [{ edgeType: 'shortcut', ...describeNode(snapshot, start) }];
  for (const { start: first, period, repeats } of foldRuns(edgeKeys(snapshot, edges))) {
    for (let k = 0; k < period; k++) {
      const described = describeEdge(snapshot, edges[first + k]);
      const step = described[described.length - 1];
      steps.push(...described.slice(0, -1));
      steps.push(k === period - 1 && repeats > 1 ? { ...step, count: repeats } : step);
    }
  }
  return cutSteps(steps);
}

/** Steps over edges that follow each other, for what a path's end leads to. */
export function describeEdges(snapshot: HeapSnapshot, edges: readonly number[]): readonly PathStep[] {
  return edges.flatMap((edge) => describeEdge(snapshot, edge));
}

/** Equal for edges that a reader would not tell apart: of one kind and name, to nodes of one class. */
function edgeKeys(snapshot: HeapSnapshot, edges: readonly number[]): readonly number[] {
  const { edgeTypes, edgeNames, edgeTargets } = snapshot.graph.columns;
  const { classOf, names } = snapshot.classes;
  const kinds = new Map<number, number>();
  return edges.map((edge) => {
    const name = isNumbered(edgeTypes[edge]) ? 0 : edgeNames[edge] + 1;
    const label = name * 8 + edgeTypes[edge];
    let kind = kinds.get(label);
    if (kind === undefined) {
      kind = kinds.size;
      kinds.set(label, kind);
    }
    return kind * names.length + classOf[edgeTargets[edge]];
  });
}

function cutSteps(steps: readonly PathStep[]): readonly PathStep[] {
  if (steps.length <= MAX_STEPS) return steps;
  const omitted = steps.length - MAX_STEPS;
  const end = steps.slice(KEPT_AT_ROOT + omitted);
  return [...steps.slice(0, KEPT_AT_ROOT), { ...end[0], omitted }, ...end.slice(1)];
}

function isNumbered(edgeType: number): boolean {
  return edgeType === EdgeType.Element || edgeType === EdgeType.Hidden;
}

/** One step; two for the value of a WeakMap's pair, which the key holds by way of the WeakMap. */
function describeEdge(snapshot: HeapSnapshot, edge: number): readonly PathStep[] {
  const map = weakMapOfPair(snapshot, edge);
  if (map === undefined) return [describeStep(snapshot, edge)];
  const { name, className } = map;
  const value = describeNode(snapshot, snapshot.graph.columns.edgeTargets[edge]);
  return [
    { edgeType: 'internal', ...(name === undefined ? {} : { edgeName: name }), className },
    { edgeType: 'internal', edgeName: VALUE_OF_KEY, ...value },
  ];
}

function describeStep(snapshot: HeapSnapshot, edge: number): PathStep {
  const { columns } = snapshot.graph;
  const type = columns.edgeTypes[edge];
  const name = isNumbered(type)
    ? String(columns.edgeNames[edge])
    : columns.strings.get(columns.edgeNames[edge]);
  return {
    edgeType: columns.edgeTypeNames[type] as EdgeTypeName,
    ...(name === '' ? {} : { edgeName: name }),
    ...describeNode(snapshot, columns.edgeTargets[edge]),
  };
}

function describeNode(snapshot: HeapSnapshot, node: number): { className: string; source?: SourceLocation } {
  const source = snapshot.locations.locate(node);
  const className = nodeText(snapshot, node);
  return source === undefined ? { className } : { className, source };
}

/** The class of a node; of V8's own nodes their own name. */
export function nodeText(snapshot: HeapSnapshot, node: number): string {
  const { nodeTypes, nodeNames, strings } = snapshot.graph.columns;
  const isOwn = nodeTypes[node] === NodeType.Synthetic || nodeTypes[node] === NodeType.Hidden;
  const name = isOwn ? strings.get(nodeNames[node]) : '';
  return name === '' ? snapshot.classes.names[snapshot.classes.classOf[node]] : name;
}

/**
 * Equal for paths that differ only in element numbers, counts, and names that a plain object of no known shape has:
 * those are a dictionary's keys, or an emitter's events.
 */
export function pathSignature(path: readonly PathStep[]): string {
  return path
    .map(({ edgeType, edgeName, className }, at) => {
      const isKey = edgeType === 'property' && path[at - 1]?.className === 'Object';
      const isNumber = edgeName !== undefined && /^\d+$/.test(edgeName);
      return `${edgeType} ${isKey || isNumber ? '#' : edgeName} ${className}`;
    })
    .join(' > ');
}
