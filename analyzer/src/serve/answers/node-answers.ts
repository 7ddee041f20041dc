import { textOf } from '../../explain/paths/path-graph.ts';
import { createPathSearch } from '../../explain/paths/path-search.ts';
import { pathSignature, retainingPath } from '../../explain/paths/retaining-path.ts';
import { EdgeType } from '../../parse/node-type.ts';
import type { IndexedGraph } from '../../store/snapshot-index/indexed-graph.ts';
import type { NodeGroup } from '../wire/diff.ts';
import type { NodePath, NodeRetainers, NodeRow, PathStep, Retainer } from '../wire/node.ts';

/** From here on distances are of what only the system reaches. */
const SYSTEM_DISTANCE = 100_000_000;

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export function nodeRow(graph: IndexedGraph, node: number): NodeRow {
  const distance = graph.distance(node);
  const source = graph.locate(node);
  return {
    nodeId: graph.nodeId(node),
    className: textOf(graph, node),
    selfBytes: graph.selfSize(node),
    retainedBytes: graph.retainedSize(node),
    ...(distance >= 0 && distance < SYSTEM_DISTANCE ? { distance } : {}),
    ...(source === undefined ? {} : { source }),
  };
}

export function pathAnswer(graph: IndexedGraph, node: number): NodePath {
  return { node: nodeRow(graph, node), path: retainingPath(graph, node) };
}

/** One level of retainers. Of many only the page is described. */
export function retainersAnswer(graph: IndexedGraph, node: number, { offset, limit }: Page): NodeRetainers {
  const first = graph.firstRetainer(node);
  const edges = Uint32Array.from({ length: graph.firstRetainer(node + 1) - first }, (_, k) =>
    graph.retainer(first + k),
  );
  const rank = (edge: number): number =>
    graph.edgeType(edge) === EdgeType.Weak
      ? Number.MAX_SAFE_INTEGER
      : graph.distance(graph.source(edge)) >>> 0;
  const ranks = Float64Array.from(edges, rank);
  const order = Uint32Array.from(edges, (_, k) => k).sort((a, b) => ranks[a] - ranks[b] || a - b);
  return {
    node: nodeRow(graph, node),
    total: edges.length,
    offset,
    retainers: Array.from(order.subarray(offset, offset + limit), (k) => retainer(graph, edges[k])),
  };
}

function retainer(graph: IndexedGraph, edge: number): Retainer {
  const source = graph.source(edge);
  const type = graph.edgeType(edge);
  const isNumbered = type === EdgeType.Element || type === EdgeType.Hidden;
  const name = isNumbered ? String(graph.edgeName(edge)) : graph.string(graph.edgeName(edge));
  return {
    ...nodeRow(graph, source),
    edgeType: graph.edgeTypeNames[type],
    ...(name === '' ? {} : { edgeName: name }),
    isWeak: type === EdgeType.Weak,
    isDominator: graph.isOfDominator(edge),
    retainerCount: graph.firstRetainer(source + 1) - graph.firstRetainer(source),
  };
}

/** Nodes that are held at one place, the most retaining first. */
export interface PlacedNodes extends NodeGroup {
  readonly nodes: readonly number[];
}

/** Groups nodes by retaining path. The caller bounds how many: each is a search. */
export function groupNodes(graph: IndexedGraph, nodes: Iterable<number>): PlacedNodes[] {
  const search = createPathSearch(graph);
  const groups = new Map<string, { path: readonly PathStep[]; nodes: number[] }>();
  for (const node of nodes) {
    const path = retainingPath(graph, node, search);
    const signature = pathSignature(path);
    const known = groups.get(signature);
    if (known === undefined) groups.set(signature, { path, nodes: [node] });
    else known.nodes.push(node);
  }
  return [...groups.values()]
    .map((group, number) => ({ key: String(number + 1), ...measureGroup(graph, group) }))
    .sort((a, b) => b.retainedBytes - a.retainedBytes);
}

function measureGroup(
  graph: IndexedGraph,
  { path, nodes }: { readonly path: readonly PathStep[]; readonly nodes: readonly number[] },
): Omit<PlacedNodes, 'key'> {
  const sum = (bytesOf: (node: number) => number): number =>
    nodes.reduce((total, node) => total + bytesOf(node), 0);
  return {
    count: nodes.length,
    selfBytes: sum((node) => graph.selfSize(node)),
    retainedBytes: sum((node) => graph.retainedSize(node)),
    nodeId: graph.nodeId(nodes[0]),
    path,
    nodes,
  };
}
