import { EdgeType, type EdgeTypeName } from '../../parse/node-type.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import type { SourceLocation } from '../names/source-locations.ts';
import { foldRuns } from './fold-runs.ts';
import { type PathGraph, pathGraph, textOf } from './path-graph.ts';
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
  snapshot: HeapSnapshot | PathGraph,
  node: number,
  search: PathSearch = createPathSearch(snapshot),
): readonly PathStep[] {
  const edges = search(node);
  const graph = pathGraph(snapshot);
  const start = edges.length === 0 ? node : graph.source(edges[0]);
  const steps: PathStep[] = [{ edgeType: 'shortcut', ...describeNode(graph, start) }];
  for (const { start: first, period, repeats } of foldRuns(edgeKeys(graph, edges))) {
    for (let k = 0; k < period; k++) {
      const described = describeEdge(graph, edges[first + k]);
      const step = described[described.length - 1];
      steps.push(...described.slice(0, -1));
      steps.push(k === period - 1 && repeats > 1 ? { ...step, count: repeats } : step);
    }
  }
  return cutSteps(steps);
}

/** Steps over edges that follow each other, for what a path's end leads to. */
export function describeEdges(snapshot: HeapSnapshot, edges: readonly number[]): readonly PathStep[] {
  const graph = pathGraph(snapshot);
  return edges.flatMap((edge) => describeEdge(graph, edge));
}

/** Equal for edges that a reader would not tell apart: of one kind and name, to nodes of one class. */
function edgeKeys(graph: PathGraph, edges: readonly number[]): readonly number[] {
  const kinds = new Map<number, number>();
  return edges.map((edge) => {
    const type = graph.edgeType(edge);
    const name = isNumbered(type) ? 0 : graph.edgeName(edge) + 1;
    const label = name * 8 + type;
    let kind = kinds.get(label);
    if (kind === undefined) {
      kind = kinds.size;
      kinds.set(label, kind);
    }
    return kind * graph.classNames.length + graph.classOf(graph.target(edge));
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
function describeEdge(graph: PathGraph, edge: number): readonly PathStep[] {
  const map = weakMapOfPair(graph, edge);
  if (map === undefined) return [describeStep(graph, edge)];
  const { name, className } = map;
  const value = describeNode(graph, graph.target(edge));
  return [
    { edgeType: 'internal', ...(name === undefined ? {} : { edgeName: name }), className },
    { edgeType: 'internal', edgeName: VALUE_OF_KEY, ...value },
  ];
}

function describeStep(graph: PathGraph, edge: number): PathStep {
  const type = graph.edgeType(edge);
  const name = isNumbered(type) ? String(graph.edgeName(edge)) : graph.string(graph.edgeName(edge));
  return {
    edgeType: graph.edgeTypeNames[type] as EdgeTypeName,
    ...(name === '' ? {} : { edgeName: name }),
    ...describeNode(graph, graph.target(edge)),
  };
}

function describeNode(graph: PathGraph, node: number): { className: string; source?: SourceLocation } {
  const source = graph.locate(node);
  const className = textOf(graph, node);
  return source === undefined ? { className } : { className, source };
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
