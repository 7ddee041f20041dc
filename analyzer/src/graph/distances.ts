import { EdgeType, NodeType } from '../parse/node-type.ts';
import type { NodeColumns, SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';
import { addresses, openGraphLoops, SLICE } from './graph-loops.ts';
import type { Scratch } from './scratch.ts';
import type { WeakMapEdges, WeakMapPair } from './weak-map-edges.ts';

/** Distance of a node that no non-weak edge reaches. */
export const NO_DISTANCE = -5;
/** Distances of nodes that only V8 or Node.js itself reaches start here. */
export const SYSTEM_DISTANCE = 100_000_000;

export interface Distances {
  /** By ordinal. */
  readonly values: Int32Array<ArrayBuffer>;
  /** Nodes that the program reaches over a non-weak edge that does not count. */
  readonly leftOut: BitSet;
}

/**
 * Distance of each node: fewest non-weak edges from a root of the program, which counts 1; then, from
 * {@link SYSTEM_DISTANCE}, of what only the system's roots reach. Breadth first.
 *
 * Rule: Chrome DevTools' `calculateDistances`. Three kinds of edges do not count: a native context's
 * `sloppy_function_map`; the keys and values in a map's descriptors, which maps share; and the first met of the two
 * edges of a WeakMap pair.
 */
export function computeDistances(
  columns: SnapshotColumns,
  weakMaps: WeakMapEdges,
  scratch: Scratch,
): Distances {
  const { nodeCount, firstEdges, edgeTypes, edgeNames, edgeTargets, nodeTypes, nodeNames, strings } = columns;
  const { buffer, byteOffset } = scratch.take();
  const distances = new Int32Array(buffer, byteOffset, nodeCount).fill(NO_DISTANCE);
  const leftOut = BitSet.beside(distances, nodeCount);
  const queue = scratch.take();
  const descriptors = strings.find('(map descriptors)');
  const nativeContext = strings.find('system / NativeContext');
  const sloppyFunctionMap = strings.find('sloppy_function_map');
  const halfPairs = new Set<WeakMapPair>();
  const rare = nodesNamed(columns, [descriptors, nativeContext]);

  /** The rare cases: edges out of two kinds of V8's own nodes, and the edges of WeakMap pairs. */
  const isCounted = (source: number, edge: number): boolean => {
    const type = edgeTypes[edge];
    const name = edgeNames[edge];
    const isNumbered = type === EdgeType.Element || type === EdgeType.Hidden;
    if (nodeTypes[source] === NodeType.Hidden && nodeNames[source] === nativeContext) {
      if (!isNumbered && name === sloppyFunctionMap) return false;
    }
    if (nodeTypes[source] === NodeType.Array && nodeNames[source] === descriptors) {
      const index = isNumbered ? name : Number.parseInt(strings.get(name), 10);
      return index < 2 || index % 3 !== 1;
    }
    const pair = type === EdgeType.Internal ? weakMaps.pairs.get(name) : undefined;
    if (pair === undefined || halfPairs.delete(pair)) return true;
    halfPairs.add(pair);
    return false;
  };
  const lent = [distances, queue, rare.words, weakMaps.names.words, leftOut.words];
  const loops = openGraphLoops(lent, { edges: columns, isCounted });
  loops?.setDistances(...addresses(lent));
  const { words: rareWords } = rare;
  const { words: pairNames } = weakMaps.names;
  const spread = (queued: number): void => {
    if (loops !== undefined) {
      loops.queued.value = queued;
      for (let head = 0; head < loops.queued.value >>> 0; ) head = loops.spread(head, SLICE) >>> 0;
      return;
    }
    let tail = queued;
    for (let head = 0; head < tail; head++) {
      const node = queue[head];
      const distance = distances[node] + 1;
      const isRare = ((rareWords[node >>> 5] >>> (node & 31)) & 1) === 1;
      for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
        const target = edgeTargets[edge];
        if (distances[target] !== NO_DISTANCE) continue;
        const type = edgeTypes[edge];
        if (type === EdgeType.Weak) continue;
        if (isRare || type === EdgeType.Internal) {
          const name = edgeNames[edge];
          const isPair = type === EdgeType.Internal && ((pairNames[name >>> 5] >>> (name & 31)) & 1) === 1;
          if ((isRare || isPair) && !isCounted(node, edge)) {
            if (distance < SYSTEM_DISTANCE) leftOut.add(target);
            continue;
          }
        }
        distances[target] = distance;
        queue[tail++] = target;
      }
    }
  };

  let roots = 0;
  for (let edge = firstEdges[0]; edge < firstEdges[1]; edge++) {
    const target = edgeTargets[edge];
    if (distances[target] !== NO_DISTANCE || !isUserRoot(columns, target)) continue;
    distances[target] = 1;
    queue[roots++] = target;
  }
  spread(roots);
  if (distances[0] !== NO_DISTANCE) leftOut.add(0);
  distances[0] = roots > 0 ? SYSTEM_DISTANCE : 0;
  queue[0] = 0;
  spread(1);
  scratch.giveBack(queue);
  return { values: distances, leftOut };
}

/** Nodes that have one of the names, given as string indexes. */
function nodesNamed(columns: SnapshotColumns, names: readonly (number | undefined)[]): BitSet {
  const { nodeCount, nodeNames } = columns;
  const named = BitSet.beside(nodeNames, nodeCount);
  const [first, second] = names;
  for (let node = 0; node < nodeCount; node++) {
    if (nodeNames[node] === first || nodeNames[node] === second) named.add(node);
  }
  return named;
}

/** A child of the root that belongs to the program: any that V8 did not make up, and Chrome's DOM trees. */
export function isUserRoot(columns: NodeColumns, node: number): boolean {
  if (columns.nodeTypes[node] !== NodeType.Synthetic) return true;
  return columns.strings.get(columns.nodeNames[node]) === '(Document DOM trees)';
}
