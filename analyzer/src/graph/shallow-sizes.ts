import type { Sizes } from '../parse/columns/size-column.ts';
import { EdgeType, NodeType } from '../parse/node-type.ts';
import {
  allEdges,
  type EdgeStretch,
  type NodeColumns,
  type SnapshotColumns,
} from '../parse/snapshot-columns.ts';
import type { BitSet } from './bit-set.ts';
import { isUserRoot } from './distances.ts';
import { type GraphLoops, NO_NAME, openGraphLoops, setStretch, slicesUp } from './graph-loops.ts';
import type { Scratch } from './scratch.ts';

const UNVISITED = 0xffff_ffff;
const MANY_OWNERS = 0xffff_fffe;

/** Shallow sizes of a whole snapshot, in lent memory. */
export function computeShallowSizes(
  columns: SnapshotColumns,
  detached: BitSet | undefined,
  scratch: Scratch,
): Sizes {
  const sizes = new ShallowSizes(columns, scratch);
  sizes.take(allEdges(columns));
  return sizes.finish(columns, detached);
}

/** Types of nodes that may count to what alone reaches them; of native nodes only the data of strings do. */
export function isOwnable(type: number): boolean {
  return type === NodeType.Hidden || type === NodeType.Array || type === NodeType.Native;
}

/**
 * Shallow size of each node, bytes: its own, plus those of V8's hidden nodes, arrays and external string data that it
 * alone reaches (a Map's table counts as the Map). Rule: Chrome DevTools' `calculateShallowSizes`. A snapshot taken
 * with internals exposed has no user roots, and is left as it is.
 *
 * Departure: what owns itself tells its targets first, as its edges pass in file order; then what got an owner so passes
 * it on, over the few edges between nodes that may be owned. An owner only goes from none to one to many, so that the
 * order makes no difference.
 */
export class ShallowSizes {
  private readonly nodes: NodeColumns;
  private readonly scratch: Scratch;
  private readonly owners: Uint32Array<ArrayBuffer>;
  /** Nodes that may be owned. */
  private readonly ownable: Uint32Array<ArrayBuffer>;
  private ownableCount = 0;
  private readonly externalString: number | undefined;
  private hasUserRoots = false;
  private loops: GraphLoops | undefined;
  /** The node that the edge before the next one comes from. */
  private node = 0;

  constructor(nodes: NodeColumns, scratch: Scratch) {
    this.nodes = nodes;
    this.scratch = scratch;
    this.owners = scratch.take();
    this.ownable = scratch.take();
    this.externalString = nodes.strings.find('system / ExternalStringData');
    this.startOwners();
  }

  private startOwners(): void {
    const { nodes, owners, ownable, externalString } = this;
    const { nodeTypes, nodeNames, nodeCount } = nodes;
    const loops = openGraphLoops([owners, ownable, nodeTypes, nodeNames]);
    if (loops !== undefined) {
      loops.setNodes(nodeTypes.byteOffset, nodeNames.byteOffset, externalString ?? NO_NAME);
      slicesUp(0, nodeCount, (from, to) => {
        const listed = this.ownableCount;
        this.ownableCount = loops.initOwners(owners.byteOffset, ownable.byteOffset, listed, from, to);
      });
      return;
    }
    for (let node = 0; node < nodeCount; node++) {
      if (this.mayBeOwned(node)) {
        owners[node] = UNVISITED;
        ownable[this.ownableCount++] = node;
      } else owners[node] = node;
    }
  }

  /** Takes the next edges of the file. */
  take(stretch: EdgeStretch): void {
    const { first, count, types, targets } = stretch;
    const { firstEdges } = this.nodes;
    const { owners } = this;
    for (let k = 0, end = Math.min(firstEdges[1] - first, count); k < end; k++) {
      this.hasUserRoots ||= isUserRoot(this.nodes, targets[k]);
    }
    if (!this.hasUserRoots && first + count >= firstEdges[1]) return;
    this.loops ??= openGraphLoops([owners, firstEdges, types, targets]);
    const { loops } = this;
    if (loops !== undefined) {
      setStretch(loops, this.nodes, stretch);
      slicesUp(first, first + count, (from, to) => {
        this.node = loops.tellTargets(owners.byteOffset, this.node, from, to);
      });
      return;
    }
    let { node } = this;
    for (let k = 0; k < count; node++) {
      const end = Math.min(firstEdges[node + 1] - first, count);
      if (owners[node] !== node) k = Math.max(k, end);
      for (; k < end; k++) {
        const target = targets[k];
        const known = owners[target];
        if (known === target || known === node || known === MANY_OWNERS || types[k] === EdgeType.Weak)
          continue;
        owners[target] = known === UNVISITED ? node : MANY_OWNERS;
      }
    }
    this.node = Math.max(0, node - 1);
  }

  /** Once all edges were taken. Of `columns` only the edges between nodes that may be owned are looked at. */
  finish(columns: SnapshotColumns, detached: BitSet | undefined): Sizes {
    const { owners, scratch } = this;
    const { nodeCount, nodeTypes, selfSizes } = this.nodes;
    const ownable = this.ownable.subarray(0, this.ownableCount);
    const sizes = scratch.takeSizes(selfSizes.total()).subarray(0, nodeCount);
    selfSizes.copyTo(sizes);
    if (this.hasUserRoots) {
      this.passOn(columns, ownable, detached);
      for (const node of ownable) {
        const owner = owners[node];
        const isMoved = owner !== node && owner !== UNVISITED && owner !== MANY_OWNERS;
        if (!isMoved || owner === 0 || nodeTypes[owner] === NodeType.Synthetic) continue;
        sizes[owner] += sizes[node];
        sizes[node] = 0;
      }
    }
    scratch.giveBack(owners, ownable);
    return sizes;
  }

  private passOn(columns: SnapshotColumns, ownable: Uint32Array, detached: BitSet | undefined): void {
    const { firstEdges, edgeTypes, edgeTargets } = columns;
    const { owners, scratch } = this;
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
    // which strings' data is detached, and so owns itself, is known only now
    if (detached !== undefined) for (const node of ownable) if (detached.has(node)) owners[node] = node;
    const loops = openGraphLoops([owners, ownable, stack], { edges: columns });
    if (loops !== undefined) {
      slicesUp(0, ownable.length, (from, to) =>
        loops.passOn(owners.byteOffset, ownable.byteOffset, stack.byteOffset, from, to),
      );
      scratch.giveBack(stack);
      return;
    }
    for (const node of ownable) {
      if (owners[node] !== UNVISITED) visit(node);
      while (depth > 0) visit(stack[--depth]);
    }
    scratch.giveBack(stack);
  }

  private mayBeOwned(node: number): boolean {
    const { nodeTypes, nodeNames } = this.nodes;
    const type = nodeTypes[node];
    return isOwnable(type) && (type !== NodeType.Native || nodeNames[node] === this.externalString);
  }
}
