import { EdgeType, NodeType } from '../parse/node-type.ts';
import type { Sizes } from '../parse/size-column.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import type { BitSet } from './bit-set.ts';
import { isUserRoot } from './distances.ts';
import type { Scratch } from './scratch.ts';

const UNVISITED = 0xffff_ffff;
const MANY_OWNERS = 0xffff_fffe;

/**
 * Shallow size of each node, bytes: its own, plus those of V8's hidden nodes, arrays and external string data that it
 * alone reaches (a Map's table counts as the Map). Rule: Chrome DevTools' `calculateShallowSizes`. A snapshot taken
 * with internals exposed has no user roots, and is left as it is.
 */
export function computeShallowSizes(
  columns: SnapshotColumns,
  detached: BitSet | undefined,
  scratch: Scratch,
): Sizes {
  const { nodeCount, nodeTypes, firstEdges, edgeTypes, edgeTargets } = columns;
  const { selfSizes } = columns;
  const sizes = scratch.takeSizes(selfSizes.total()).subarray(0, nodeCount);
  selfSizes.copyTo(sizes);
  if (!hasUserRoots(columns)) return sizes;
  const owners = scratch.take();
  const externalString = columns.strings.find('system / ExternalStringData');
  for (let node = 0; node < nodeCount; node++) {
    const type = nodeTypes[node];
    const isOwnable =
      type === NodeType.Hidden ||
      type === NodeType.Array ||
      (type === NodeType.Native && columns.nodeNames[node] === externalString && !detached?.has(node));
    owners[node] = isOwnable ? UNVISITED : node;
  }

  // a node is pushed at most twice: when it gets an owner, and when it turns out to have several
  const stack = scratch.takeDouble();
  let depth = 0;
  const visit = (node: number): void => {
    const owner = owners[node];
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      const target = edgeTargets[edge];
      const known = owners[target];
      if (edgeTypes[edge] === EdgeType.Weak || known === target || known === owner || known === MANY_OWNERS)
        continue;
      owners[target] = known === UNVISITED ? owner : MANY_OWNERS;
      stack[depth++] = target;
    }
  };
  for (let node = 0; node < nodeCount; node++) {
    if (owners[node] === node) visit(node);
    while (depth > 0) visit(stack[--depth]);
  }

  for (let node = 0; node < nodeCount; node++) {
    const owner = owners[node];
    const isMoved = owner !== node && owner !== UNVISITED && owner !== MANY_OWNERS;
    if (!isMoved || owner === 0 || nodeTypes[owner] === NodeType.Synthetic) continue;
    sizes[owner] += sizes[node];
    sizes[node] = 0;
  }
  scratch.giveBack(owners, stack);
  return sizes;
}

function hasUserRoots(columns: SnapshotColumns): boolean {
  for (let edge = columns.firstEdges[0]; edge < columns.firstEdges[1]; edge++) {
    if (isUserRoot(columns, columns.edgeTargets[edge])) return true;
  }
  return false;
}
