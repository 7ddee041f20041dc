import { EdgeType, NodeType } from '../parse/node-type.ts';
import { Detachedness, type SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';

/**
 * Native nodes that are detached: those the embedder calls so, and those such a node leads to, unless an attached one
 * leads there too. Undefined if there are none, as in most snapshots of Node.js. Rule: Chrome DevTools' HeapSnapshot.ts,
 * `propagateDOMState`, which puts "Detached " before the name of each.
 */
export function findDetachedNodes(columns: SnapshotColumns): BitSet | undefined {
  const { count, ordinals, states } = columns.detachedness;
  if (!states.subarray(0, count).includes(Detachedness.Detached)) return undefined;
  const known = new BitSet(columns.nodeCount);
  const detached = new BitSet(columns.nodeCount);
  const attachedStack: number[] = [];
  const detachedStack: number[] = [];
  for (let n = 0; n < count; n++) {
    const node = ordinals[n];
    known.add(node);
    // only native nodes know their state; it is not passed on through JavaScript
    if (columns.nodeTypes[node] !== NodeType.Native) continue;
    if (states[n] === Detachedness.Attached) attachedStack.push(node);
    if (states[n] !== Detachedness.Detached) continue;
    detached.add(node);
    detachedStack.push(node);
  }
  // what both lead to is attached, so those go first
  passOn(columns, attachedStack, known);
  passOn(columns, detachedStack, known, detached);
  return detached;
}

/** Follows strong edges from the stack to native nodes that are not yet known, and adds them to `reached`. */
function passOn(columns: SnapshotColumns, stack: number[], known: BitSet, reached?: BitSet): void {
  const { firstEdges, edgeTypes, edgeTargets, nodeTypes } = columns;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      const target = edgeTargets[edge];
      const type = edgeTypes[edge];
      if (type === EdgeType.Weak || type === EdgeType.Hidden) continue;
      if (nodeTypes[target] !== NodeType.Native || known.has(target)) continue;
      known.add(target);
      reached?.add(target);
      stack.push(target);
    }
  }
}
