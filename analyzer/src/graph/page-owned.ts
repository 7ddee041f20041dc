import { EdgeType, NodeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';
import { type Distances, isUserRoot, SYSTEM_DISTANCE } from './distances.ts';
import type { Scratch } from './scratch.ts';

/**
 * Nodes that the program's own globals reach over non-weak edges. The root marks the globals by shortcut edges.
 * Rule: Chrome DevTools' HeapSnapshot.ts, `markPageOwnedNodes` (its DOM trees do not exist in Node.js, and are reached
 * over an element edge in Chrome).
 *
 * Departure: where the globals are just the roots that distances start from, as in every snapshot seen so far, what
 * has a distance from them is owned without another walk, and only what lies behind edges that distances leave out is
 * walked.
 */
export function findPageOwned(columns: SnapshotColumns, distances: Distances, scratch: Scratch): BitSet {
  const { nodeCount, firstEdges, edgeTypes, edgeTargets } = columns;
  const owned = BitSet.beside(firstEdges, nodeCount);
  const globals = findGlobals(columns);
  if (globals.size === 0) return owned;
  const { words } = owned;
  // each node is pushed once, when its bit is set
  const stack = scratch.takeStack();
  let depth = 0;
  const push = (node: number): void => {
    if (owned.has(node)) return;
    owned.add(node);
    stack[depth++] = node;
  };
  if (areUserRoots(columns, globals)) {
    const { values, leftOut } = distances;
    for (let node = 0; node < nodeCount; node++) {
      const distance = values[node];
      if (distance > 0 && distance < SYSTEM_DISTANCE) words[node >>> 5] |= 1 << (node & 31);
    }
    for (let word = 0; word < leftOut.words.length; word++) {
      if (leftOut.words[word] === 0) continue;
      for (let bit = 0; bit < 32; bit++) if ((leftOut.words[word] >>> bit) & 1) push(word * 32 + bit);
    }
  } else {
    for (const node of globals) push(node);
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
  scratch.giveBackStack(stack);
  return owned;
}

function findGlobals(columns: SnapshotColumns): ReadonlySet<number> {
  const { firstEdges, edgeTypes, edgeTargets, nodeTypes, nodeNames, strings } = columns;
  const globals = new Set<number>();
  for (let edge = firstEdges[0]; edge < firstEdges[1]; edge++) {
    const target = edgeTargets[edge];
    const isDomTrees =
      edgeTypes[edge] === EdgeType.Element &&
      nodeTypes[target] === NodeType.Synthetic &&
      strings.get(nodeNames[target]) === '(Document DOM trees)';
    if (edgeTypes[edge] === EdgeType.Shortcut || isDomTrees) globals.add(target);
  }
  return globals;
}

function areUserRoots(columns: SnapshotColumns, globals: ReadonlySet<number>): boolean {
  const { firstEdges, edgeTargets } = columns;
  let userRoots = 0;
  const seen = new Set<number>();
  for (let edge = firstEdges[0]; edge < firstEdges[1]; edge++) {
    const target = edgeTargets[edge];
    if (seen.has(target) || !isUserRoot(columns, target)) continue;
    if (!globals.has(target)) return false;
    seen.add(target);
    userRoots++;
  }
  return userRoots === globals.size;
}
