import type { SizeColumn } from './columns/size-column.ts';
import type { SparseColumn } from './columns/sparse-column.ts';
import type { StringTable } from './columns/string-table.ts';

/**
 * A heap snapshot as columns, without the edges. Nodes are numbered by ordinal, 0..nodeCount-1, in file order; ordinal 0
 * is the root. The edges of node `n` are `firstEdges[n]` up to, not including, `firstEdges[n + 1]`.
 */
export interface NodeColumns {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Bytes outside V8's heap that belong to no node. */
  readonly extraNativeBytes: number;
  /** {@link NodeType} of each node. */
  readonly nodeTypes: Uint8Array;
  /** String index of each node's name. */
  readonly nodeNames: Uint32Array;
  /** V8's own id: stable between snapshots of one process. */
  readonly nodeIds: Uint32Array;
  /** Bytes of the node itself, as the file says. May pass 2^32 (large ArrayBuffers). */
  readonly selfSizes: SizeColumn;
  /** nodeCount + 1 entries. */
  readonly firstEdges: Uint32Array;
  readonly detachedness: DetachednessColumns;
  readonly locations: LocationColumns;
  readonly strings: StringTable;
  readonly nodeTypeNames: readonly string[];
  readonly edgeTypeNames: readonly string[];
}

/** A heap snapshot as columns. */
export interface SnapshotColumns extends NodeColumns {
  /** {@link EdgeType} of each edge. */
  readonly edgeTypes: Uint8Array;
  /** String index of the name, or the number of an element or hidden edge. */
  readonly edgeNames: Uint32Array;
  /** Ordinal each edge points to. */
  readonly edgeTargets: Uint32Array;
}

/** Edges that follow each other in the file: those of a whole snapshot, or as many as are read at a time. */
export interface EdgeStretch {
  /** Number of the first of them; entry `k` of the columns is edge `first + k`. */
  readonly first: number;
  readonly count: number;
  readonly types: Uint8Array;
  readonly names: Uint32Array;
  readonly targets: Uint32Array;
}

export function allEdges(columns: SnapshotColumns): EdgeStretch {
  const { edgeCount, edgeTypes, edgeNames, edgeTargets } = columns;
  return { first: 0, count: edgeCount, types: edgeTypes, names: edgeNames, targets: edgeTargets };
}

/** The nodes whose embedder told whether they are attached (a DOM node in its document), in file order: few or none. */
export interface DetachednessColumns {
  readonly count: number;
  readonly ordinals: Uint32Array;
  /** {@link Detachedness} of each. */
  readonly states: Uint32Array;
}

/** Source: V8's include/v8-profiler.h, `EmbedderGraph::Node::Detachedness`. */
export const Detachedness = { Unknown: 0, Attached: 1, Detached: 2 } as const;

/** Source positions of closures and of constructors of objects. Lines and columns count from 0. */
export interface LocationColumns {
  /** By ordinal the number of the node's place, from 1; 0 for a node without a place. */
  readonly places: SparseColumn;
  /** By number of the place, as what follows. */
  readonly scriptIds: Uint32Array;
  readonly lines: Uint32Array;
  readonly columns: Uint32Array;
}
