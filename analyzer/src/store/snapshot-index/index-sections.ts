import type { SourceLocation } from '../../explain/names/source-locations.ts';
import { EdgeType } from '../../parse/node-type.ts';

/** Sections of an index. Columns by node, then by retaining edge, then of the strings. */
export const SECTIONS = {
  nodeTypes: 'nodeTypes',
  classOf: 'classOf',
  /** Strings from 1 on, 0 for nodes without a name of their own. */
  ownNames: 'ownNames',
  /** From 1 on, 0 for nodes without a place. */
  places: 'places',
  nodeIds: 'nodeIds',
  selfSizes: 'selfSizes',
  retainedSizes: 'retainedSizes',
  distances: 'distances',
  /** One more than there are nodes. */
  retainerFirst: 'retainerFirst',
  sources: 'sources',
  /** Type, and the bits below. */
  edgeKinds: 'edgeKinds',
  /** Strings from 1 on; of elements and hidden edges the number itself. */
  edgeNames: 'edgeNames',
  /** Where the text of a string ends; it starts where the one before ends. UTF-8. */
  stringEnds: 'stringEnds',
  stringBytes: 'stringBytes',
  names: 'names',
} as const;

export const EDGE_TYPE_BITS = 7;
export const ESSENTIAL_BIT = 8;
/** The edge comes from the immediate dominator of the node it points to. */
export const DOMINATOR_BIT = 16;

/** The section that is JSON. */
export interface IndexNames {
  readonly classNames: readonly string[];
  readonly edgeTypeNames: readonly string[];
  /** A place without a script's name has none. */
  readonly places: readonly (SourceLocation | null)[];
}

export function isNumbered(edgeType: number): boolean {
  return edgeType === EdgeType.Element || edgeType === EdgeType.Hidden;
}
