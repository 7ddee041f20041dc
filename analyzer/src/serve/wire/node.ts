/** A place in the source, as an editor counts: line and column from 1. Never to be followed: the snapshot says it. */
export interface SourceLocation {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** One step of a retaining path: the edge that leads to a node, and the node's class. */
export interface PathStep {
  /** V8's name: `context`, `element`, `property`, `internal`, `hidden`, `shortcut`, `weak`. */
  readonly edgeType: string;
  /** Property, variable or internal name; the number of an element; absent where V8 has none. */
  readonly edgeName?: string;
  readonly className: string;
  /** How many times the steps up to here, from the last fold on, repeat; absent for 1. */
  readonly count?: number;
  /** Steps that a path cut for its length leaves out before this one. */
  readonly omitted?: number;
  /** Where the step's function, or its object's constructor, is written. */
  readonly source?: SourceLocation;
}

export interface NodeRow {
  /** V8's id: stable between snapshots of one process. */
  readonly nodeId: number;
  readonly className: string;
  /** Shallow size. */
  readonly selfBytes: number;
  readonly retainedBytes: number;
  /** Fewest non-weak edges from a root; absent for what only the system reaches. */
  readonly distance?: number;
  readonly source?: SourceLocation;
}

/** A node that points to the one that was asked for, over one edge. */
export interface Retainer extends NodeRow {
  readonly edgeType: string;
  readonly edgeName?: string;
  /** Weak edges keep nothing alive. */
  readonly isWeak: boolean;
  /** Every path from the roots passes it last. */
  readonly isDominator: boolean;
  /** Edges that point to it in turn: 0 for a root. */
  readonly retainerCount: number;
}

/** `GET /snapshots/{id}/nodes/{node}/retainers?offset=&limit=`: one level. Nearest to the roots first, weak edges last. */
export interface NodeRetainers {
  readonly node: NodeRow;
  /** Edges to the node, on all pages. */
  readonly total: number;
  readonly offset: number;
  readonly retainers: readonly Retainer[];
}

/** `GET /snapshots/{id}/nodes/{node}/path`: the most telling retaining path, root first. */
export interface NodePath {
  readonly node: NodeRow;
  readonly path: readonly PathStep[];
}
