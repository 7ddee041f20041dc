import { EdgeType, NodeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';
import type { Scratch } from './scratch.ts';

/**
 * Nodes that the program's own globals reach over non-weak edges. The root marks the globals by shortcut edges.
 * Rule: Chrome DevTools' HeapSnapshot.ts, `markPageOwnedNodes` (its DOM trees do not exist in Node.js, and are reached
 * over an element edge in Chrome).
 */
export function findPageOwned(columns: SnapshotColumns, scratch: Scratch): BitSet {
  const { nodeCount, firstEdges, edgeTypes, edgeTargets, nodeTypes, nodeNames, strings } = columns;
  const owned = new BitSet(nodeCount);
  const { words } = owned;
  // each node is pushed once, when its bit is set
  const stack = scratch.take();
  let depth = 0;
  for (let edge = firstEdges[0]; edge < firstEdges[1]; edge++) {
    const target = edgeTargets[edge];
    const isDomTrees =
      edgeTypes[edge] === EdgeType.Element &&
      nodeTypes[target] === NodeType.Synthetic &&
      strings.get(nodeNames[target]) === '(Document DOM trees)';
    if ((edgeTypes[edge] !== EdgeType.Shortcut && !isDomTrees) || owned.has(target)) continue;
    owned.add(target);
    stack[depth++] = target;
  }
  while (depth > 0) {
    const node = stack[--depth];
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      const target = edgeTargets[edge];
      const bit = 1 << (target & 31);
      if ((words[target >>> 5] & bit) !== 0 || edgeTypes[edge] === EdgeType.Weak) continue;
      words[target >>> 5] |= bit;
      stack[depth++] = target;
    }
  }
  scratch.giveBack(stack);
  return owned;
}
