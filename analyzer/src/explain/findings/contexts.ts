import { findDetachedNodes } from '../../graph/detached-nodes.ts';
import { NodeType } from '../../parse/node-type.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { formatBytes, formatCount } from '../byte-text.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { tagName } from '../names/class-names.ts';
import { createPathSearch, type PathSearch } from '../paths/path-search.ts';
import { findHolding, type Holding } from './holding.ts';
import { outermostNodes } from './outermost-nodes.ts';
import { type Shortlist, shortlist } from './shortlist.ts';

/**
 * Contexts that are kept: native contexts (global scopes: the program's own, one for each `vm.createContext()`, in
 * Chrome one for each frame), and in Chrome nodes that were taken out of their document, by class.
 */
export interface KeptContexts extends Holding {
  readonly kind: 'nativeContext' | 'detachedNode';
  readonly className: string;
  /** How many there were; 0 without a baseline. */
  readonly before: number;
  readonly count: number;
  /** Bytes that would be freed with the new ones; without a baseline, with all but the program's own context. */
  readonly retainedBytes: number;
  /** V8's id of what the path leads to: the most retaining of them, of a native context the object that carries it. */
  readonly nodeId: number;
  readonly sentence: string;
}

const NATIVE_CONTEXT = 'system / NativeContext';
const MOST_ROWS = 10;

/** How many contexts a snapshot keeps, by class. */
export function countContexts(columns: SnapshotColumns): ReadonlyMap<string, number> {
  return new Map([...listContexts(columns)].map(([className, nodes]) => [className, nodes.length]));
}

/**
 * Kinds of contexts that became more than the baseline's, the most retaining first. `isNew` tells nodes that the baseline
 * does not have; it is absent if the snapshots are of two processes: then as many count as new as there are more.
 */
export function findGrownContexts(
  baseline: ReadonlyMap<string, number>,
  isNew: ((node: number) => boolean) | undefined,
  current: HeapSnapshot,
  search: PathSearch = createPathSearch(current),
): Shortlist<KeptContexts> {
  const grown: Found[] = [];
  for (const [className, nodes] of listContexts(current.graph.columns)) {
    const count = baseline.get(className) ?? 0;
    if (nodes.length <= count) continue;
    const added = isNew === undefined ? newest(current, nodes, nodes.length - count) : nodes.filter(isNew);
    if (added.length > 0) grown.push(measure(current, className, nodes.length, added, count));
  }
  return rank(current, search, grown);
}

/** Contexts of one snapshot beside the program's own, and detached nodes. */
export function findKeptContexts(
  current: HeapSnapshot,
  search: PathSearch = createPathSearch(current),
): Shortlist<KeptContexts> {
  const found: Found[] = [];
  for (const [className, nodes] of listContexts(current.graph.columns)) {
    const kept = className === NATIVE_CONTEXT ? newest(current, nodes, nodes.length - 1) : nodes;
    if (kept.length > 0) found.push(measure(current, className, nodes.length, kept));
  }
  return rank(current, search, found);
}

function listContexts(columns: SnapshotColumns): Map<string, number[]> {
  const { nodeTypes, nodeNames, strings } = columns;
  const byClass = new Map<string, number[]>();
  const add = (className: string, node: number): void => {
    const nodes = byClass.get(className);
    if (nodes === undefined) byClass.set(className, [node]);
    else nodes.push(node);
  };
  const contextName = strings.find(NATIVE_CONTEXT);
  if (contextName !== undefined) {
    for (let at = nodeNames.indexOf(contextName); at >= 0; at = nodeNames.indexOf(contextName, at + 1)) {
      if (nodeTypes[at] !== NodeType.String) add(NATIVE_CONTEXT, at);
    }
  }
  const detached = findDetachedNodes(columns);
  for (let node = 0; detached !== undefined && node < columns.nodeCount; node++) {
    if (!detached.has(node)) continue;
    const name = strings.get(nodeNames[node]);
    // Node.js 22 calls its own objects detached when only JavaScript holds them: that is their normal state
    if (!name.startsWith('Node / ')) add(tagName(`Detached ${name.replace(/^Detached /, '')}`), node);
  }
  return byClass;
}

/** V8 counts node ids up, so that the newest have the largest. */
function newest(snapshot: HeapSnapshot, nodes: readonly number[], most: number): number[] {
  return nodes.toSorted((a, b) => snapshot.nodeIds[b] - snapshot.nodeIds[a]).slice(0, most);
}

interface Found {
  readonly className: string;
  readonly before: number | undefined;
  readonly count: number;
  readonly newCount: number;
  readonly retainedBytes: number;
  readonly sample: number;
}

function measure(
  { immediateDominators, retainedSizes }: HeapSnapshot,
  className: string,
  count: number,
  added: readonly number[],
  before?: number,
): Found {
  const retainedBytes = outermostNodes(added, immediateDominators).reduce(
    (sum, node) => sum + retainedSizes[node],
    0,
  );
  const sample = added.reduce((a, b) => (retainedSizes[b] > retainedSizes[a] ? b : a));
  return { className, before, count, newCount: added.length, retainedBytes, sample };
}

function rank(snapshot: HeapSnapshot, search: PathSearch, found: readonly Found[]): Shortlist<KeptContexts> {
  return shortlist(
    found,
    (a, b) => b.retainedBytes - a.retainedBytes,
    MOST_ROWS,
    ({ className, before, count, newCount, retainedBytes, sample }) => {
      const isContext = className === NATIVE_CONTEXT;
      const held = isContext ? carrierOf(snapshot, sample) : sample;
      const holding = findHolding(snapshot, held, search);
      const counts = { className, before, count, newCount };
      return {
        kind: isContext ? 'nativeContext' : 'detachedNode',
        className,
        before: before ?? 0,
        count,
        retainedBytes,
        nodeId: snapshot.nodeIds[held],
        sentence: contextSentence(counts, retainedBytes, holding.holders),
        ...holding,
      };
    },
  );
}

/** The nearest object of the program that dominates a native context: what `vm.createContext()` was given. */
function carrierOf({ graph, immediateDominators, distances }: HeapSnapshot, context: number): number {
  let at = context;
  while (at !== 0 && graph.columns.nodeTypes[at] !== NodeType.Object) at = immediateDominators[at];
  // with several holders it is the global object, or nothing at all
  return at === 0 || distances[at] <= 1 ? context : at;
}

/** One sentence: kind, how many, bytes, holder. */
function contextSentence(
  { className, before, count, newCount }: Omit<Found, 'retainedBytes' | 'sample'>,
  retainedBytes: number,
  holders: string,
): string {
  const isContext = className === NATIVE_CONTEXT;
  const what = isContext ? 'Native contexts (of vm or of frames)' : className;
  const counts =
    before === undefined
      ? `${what}: ${formatCount(count)}`
      : `${what} grew from ${formatCount(before)} to ${formatCount(count)}`;
  const isOne = newCount === 1;
  const own = isContext ? "but the program's own " : '';
  const which =
    before === undefined ? (isContext ? `all ${own}` : '') : isOne ? 'the new one ' : 'the new ones ';
  const held = holders === '' ? '' : `, ${isOne ? 'held' : 'one held'} by ${holders}`;
  return `${counts}; ${which}${isOne && before !== undefined ? 'retains' : 'retain'} ${formatBytes(retainedBytes)}${held}.`;
}
