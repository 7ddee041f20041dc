import type { HeapSnapshot } from '../../explain/heap-snapshot.ts';
import { createPathSearch } from '../../explain/paths/path-search.ts';
import { nodeText, pathSignature, retainingPath } from '../../explain/paths/retaining-path.ts';
import { EdgeType } from '../../parse/node-type.ts';
import type { NodeGroup } from '../wire/diff.ts';
import type { NodePath, NodeRetainers, NodeRow, PathStep, Retainer } from '../wire/node.ts';

/** From here on distances are of what only the system reaches. */
const SYSTEM_DISTANCE = 100_000_000;

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export function nodeRow(snapshot: HeapSnapshot, node: number): NodeRow {
  const distance = snapshot.distances[node];
  const source = snapshot.locations.locate(node);
  return {
    nodeId: snapshot.nodeIds[node],
    className: nodeText(snapshot, node),
    selfBytes: snapshot.selfSizes[node],
    retainedBytes: snapshot.retainedSizes[node],
    ...(distance >= 0 && distance < SYSTEM_DISTANCE ? { distance } : {}),
    ...(source === undefined ? {} : { source }),
  };
}

export function pathAnswer(snapshot: HeapSnapshot, node: number): NodePath {
  return { node: nodeRow(snapshot, node), path: retainingPath(snapshot, node) };
}

/** One level of retainers. Of many only the page is described. */
export function retainersAnswer(
  snapshot: HeapSnapshot,
  node: number,
  { offset, limit }: Page,
): NodeRetainers {
  const { columns, retainers } = snapshot.graph;
  const { distances } = snapshot;
  const edges = retainers.edges.slice(retainers.first[node], retainers.first[node + 1]);
  const rank = (edge: number): number =>
    columns.edgeTypes[edge] === EdgeType.Weak
      ? Number.MAX_SAFE_INTEGER
      : distances[retainers.sourceOf(edge)] >>> 0;
  const ranks = Float64Array.from(edges, rank);
  const order = Uint32Array.from(edges, (_, k) => k).sort((a, b) => ranks[a] - ranks[b] || a - b);
  return {
    node: nodeRow(snapshot, node),
    total: edges.length,
    offset,
    retainers: Array.from(order.subarray(offset, offset + limit), (k) => retainer(snapshot, node, edges[k])),
  };
}

function retainer(snapshot: HeapSnapshot, node: number, edge: number): Retainer {
  const { columns, retainers } = snapshot.graph;
  const source = retainers.sourceOf(edge);
  const type = columns.edgeTypes[edge];
  const isNumbered = type === EdgeType.Element || type === EdgeType.Hidden;
  const name = isNumbered ? String(columns.edgeNames[edge]) : columns.strings.get(columns.edgeNames[edge]);
  return {
    ...nodeRow(snapshot, source),
    edgeType: columns.edgeTypeNames[type],
    ...(name === '' ? {} : { edgeName: name }),
    isWeak: type === EdgeType.Weak,
    isDominator: snapshot.immediateDominators[node] === source,
    retainerCount: retainers.first[source + 1] - retainers.first[source],
  };
}

/** Nodes that are held at one place, the most retaining first. */
export interface PlacedNodes extends NodeGroup {
  readonly nodes: readonly number[];
}

/** Groups nodes by retaining path. The caller bounds how many: each is a search. */
export function groupNodes(snapshot: HeapSnapshot, nodes: Iterable<number>): PlacedNodes[] {
  const search = createPathSearch(snapshot);
  const groups = new Map<string, { path: readonly PathStep[]; nodes: number[] }>();
  for (const node of nodes) {
    const path = retainingPath(snapshot, node, search);
    const signature = pathSignature(path);
    const known = groups.get(signature);
    if (known === undefined) groups.set(signature, { path, nodes: [node] });
    else known.nodes.push(node);
  }
  return [...groups.values()]
    .map((group, number) => ({ key: String(number + 1), ...measureGroup(snapshot, group) }))
    .sort((a, b) => b.retainedBytes - a.retainedBytes);
}

function measureGroup(
  { nodeIds, selfSizes, retainedSizes }: HeapSnapshot,
  { path, nodes }: { readonly path: readonly PathStep[]; readonly nodes: readonly number[] },
): Omit<PlacedNodes, 'key'> {
  const sum = (sizes: ArrayLike<number>): number => nodes.reduce((total, node) => total + sizes[node], 0);
  return {
    count: nodes.length,
    selfBytes: sum(selfSizes),
    retainedBytes: sum(retainedSizes),
    nodeId: nodeIds[nodes[0]],
    path,
    nodes,
  };
}
