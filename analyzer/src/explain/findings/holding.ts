import type { HeapSnapshot } from '../heap-snapshot.ts';
import type { SourceLocation } from '../names/source-locations.ts';
import { isUserSource } from '../names/source-text.ts';
import { formatHolders } from '../paths/holder-text.ts';
import type { PathSearch } from '../paths/path-search.ts';
import { type PathStep, retainingPath } from '../paths/retaining-path.ts';

/** Where a node hangs. */
export interface Holding {
  /** Who holds the node, as names: the end of the path for a reader. May be empty. */
  readonly holders: string;
  /** Where the node's function or constructor is written, or else the nearest of that kind on the path. */
  readonly source?: SourceLocation;
  /** Root first. */
  readonly path: readonly PathStep[];
}

/** Of many nodes of one snapshot, `search` is to be shared. */
export function findHolding(snapshot: HeapSnapshot, node: number, search?: PathSearch): Holding {
  const path = retainingPath(snapshot, node, search);
  const source = path.findLast((step) => step.source !== undefined && isUserSource(step.source))?.source;
  return { holders: formatHolders(path), ...(source === undefined ? {} : { source }), path };
}
