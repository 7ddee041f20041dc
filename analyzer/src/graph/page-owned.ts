import { EdgeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';

/**
 * Nodes that the program's own globals reach over non-weak edges. The root marks the globals by shortcut edges.
 * Rule: Chrome DevTools' HeapSnapshot.ts, `markPageOwnedNodes` (its DOM trees do not exist in Node.js, and are reached
 * over an element edge in Chrome).
 */
export function findPageOwned(columns: SnapshotColumns): BitSet {
  const { nodeCount, firstEdges, edgeTypes, edgeTargets, nodeTypes, nodeNames, strings, nodeTypeNames } =
    columns;
  const owned = new BitSet(nodeCount);
  const stack = new Uint32Array(nodeCount);
  let depth = 0;
  const push = (node: number): void => {
    if (owned.has(node)) return;
    owned.add(node);
    stack[depth++] = node;
  };
  for (let edge = firstEdges[0]; edge < firstEdges[1]; edge++) {
    const target = edgeTargets[edge];
    const isDomTrees =
      edgeTypes[edge] === EdgeType.Element &&
      nodeTypeNames[nodeTypes[target]] === 'synthetic' &&
      strings.get(nodeNames[target]) === '(Document DOM trees)';
    if (edgeTypes[edge] === EdgeType.Shortcut || isDomTrees) push(target);
  }
  while (depth > 0) {
    const node = stack[--depth];
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      if (edgeTypes[edge] !== EdgeType.Weak) push(edgeTargets[edge]);
    }
  }
  return owned;
}
