import { NodeType } from '../../parse/node-type.ts';
import type { NodeColumns, SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { formatBytes, formatCount } from '../byte-text.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { formatSource } from '../names/source-text.ts';
import { createPathSearch, type PathSearch } from '../paths/path-search.ts';
import { type CollectionKind, type CollectionSize, CollectionSizes } from './collection-size.ts';
import { findHolding, type Holding } from './holding.ts';
import { type Shortlist, shortlist } from './shortlist.ts';

/** A Map, Set, array, or object used as a dictionary. */
export interface Collection extends Holding {
  readonly kind: CollectionKind;
  readonly className: string;
  readonly nodeId: number;
  readonly entries: number;
  /** Entries of small integers alone leave no trace in a snapshot: `entries` is then what there is room for. */
  readonly isUpperBound: boolean;
  /** Bytes that would be freed with it. */
  readonly retainedBytes: number;
}

/** A collection that both snapshots have. */
export interface CollectionGrowth extends Collection {
  /** Entries in the baseline. */
  readonly before: number;
  readonly isBeforeUpperBound: boolean;
  readonly sentence: string;
}

/** Fewer new entries come and go with any program. */
const MIN_GROWTH = 32;
const MOST_ROWS = 10;
/** Bytes of a storage array with {@link MIN_GROWTH} slots of the shortest word. */
const MIN_STORAGE_BYTES = MIN_GROWTH * 4;

/** A collection of both snapshots that holds many entries, and may have held fewer. */
export interface KnownCollection extends Measured {
  /** Its ordinal in the baseline. */
  readonly other: number;
}

/** A collection that holds more than before. */
export interface GrownCollection extends Measured {
  readonly was: CollectionSize;
}

/**
 * Collections of both snapshots of one process that may have grown, told without the baseline's edges. `baselineNodes`
 * are ordinals of the baseline by those of the current snapshot, -1 for what it does not have.
 */
export function listKnownCollections(
  current: HeapSnapshot,
  baseline: NodeColumns,
  baselineNodes: Int32Array,
): KnownCollection[] {
  const sizes = new CollectionSizes(current.graph.columns);
  const known: KnownCollection[] = [];
  for (const node of listCandidates(current, baseline, baselineNodes)) {
    const other = baselineNodes[node];
    if (other < 0) continue;
    const size = sizes.measure(node);
    if (size !== undefined && size.entries >= MIN_GROWTH) known.push({ node, size, other });
  }
  return known;
}

/** Those that have grown. The baseline's edges are needed of them and of arrays that store entries. */
export function pickGrownCollections(
  known: readonly KnownCollection[],
  baseline: SnapshotColumns,
): GrownCollection[] {
  const sizes = new CollectionSizes(baseline);
  return known.flatMap(({ node, size, other }) => {
    const was = sizes.measure(other);
    const isGrown = was !== undefined && likelyEntries(size) - likelyEntries(was) >= MIN_GROWTH;
    return isGrown ? [{ node, size, was }] : [];
  });
}

/** The most new entries first. */
export function rankGrownCollections(
  grown: readonly GrownCollection[],
  current: HeapSnapshot,
  search: PathSearch = createPathSearch(current),
): Shortlist<CollectionGrowth> {
  return shortlist(
    grown,
    (a, b) => likelyGrowth(b) - likelyGrowth(a) || retained(current, b) - retained(current, a),
    MOST_ROWS,
    ({ node, size, was }) => {
      const collection = describe(current, search, node, size);
      const growth = { ...collection, before: was.entries, isBeforeUpperBound: was.isUpperBound };
      return { ...growth, sentence: growthSentence(growth) };
    },
  );
}

/** The largest collections of one snapshot. */
export function findLargeCollections(
  current: HeapSnapshot,
  search: PathSearch = createPathSearch(current),
): Shortlist<Collection> {
  const sizes = new CollectionSizes(current.graph.columns);
  const found: Measured[] = [];
  for (const node of listCandidates(current)) {
    const size = sizes.measure(node);
    if (size !== undefined && size.entries >= MIN_GROWTH) found.push({ node, size });
  }
  return shortlist(
    found,
    (a, b) => likelyEntries(b.size) - likelyEntries(a.size) || retained(current, b) - retained(current, a),
    MOST_ROWS,
    ({ node, size }) => describe(current, search, node, size),
  );
}

/**
 * Objects that may hold many entries, each once: by their own edges, or by a storage array that they dominate. Given a
 * baseline, what cannot have grown enough is left out by numbers that cost nothing to compare.
 */
function listCandidates(
  current: HeapSnapshot,
  baseline?: NodeColumns,
  baselineNodes?: Int32Array,
): Set<number> {
  const { columns } = current.graph;
  const { nodeCount, nodeTypes, firstEdges, selfSizes } = columns;
  const candidates = new Set<number>();
  /** False if the baseline has the node with the same size and nearly as many edges. */
  const mayHaveGrown = (node: number, edges: number): boolean => {
    const other = baselineNodes?.[node] ?? -1;
    if (baseline === undefined || other < 0) return true;
    const edgesBefore = baseline.firstEdges[other + 1] - baseline.firstEdges[other];
    return edges - edgesBefore >= MIN_GROWTH || selfSizes.at(node) !== baseline.selfSizes.at(other);
  };
  for (let node = 1; node < nodeCount; node++) {
    const type = nodeTypes[node];
    if (type === NodeType.Object) {
      const edges = firstEdges[node + 1] - firstEdges[node];
      if (edges >= MIN_GROWTH && mayHaveGrown(node, edges)) candidates.add(node);
    } else if (type === NodeType.Array && selfSizes.at(node) >= MIN_STORAGE_BYTES) {
      const owner = current.immediateDominators[node];
      if (nodeTypes[owner] !== NodeType.Object || candidates.has(owner)) continue;
      if (mayHaveGrown(node, firstEdges[node + 1] - firstEdges[node])) candidates.add(owner);
    }
  }
  return candidates;
}

interface Measured {
  readonly node: number;
  readonly size: CollectionSize;
}

/** V8 doubles what is full: what has room for so many seldom holds less than half. */
function likelyEntries({ entries, isUpperBound }: CollectionSize): number {
  return isUpperBound ? entries / 2 : entries;
}

function likelyGrowth({ size, was }: GrownCollection): number {
  return likelyEntries(size) - likelyEntries(was);
}

function retained(snapshot: HeapSnapshot, { node }: Measured): number {
  return snapshot.retainedSizes[node];
}

function describe(
  snapshot: HeapSnapshot,
  search: PathSearch,
  node: number,
  size: CollectionSize,
): Collection {
  const className = snapshot.classes.names[snapshot.classes.classOf[node]];
  return {
    ...size,
    // the shape of a dictionary is a list of its first keys
    className: className.startsWith('{') ? 'Object' : className,
    nodeId: snapshot.nodeIds[node],
    retainedBytes: snapshot.retainedSizes[node],
    ...findHolding(snapshot, node, search),
  };
}

type Growth = Omit<CollectionGrowth, 'sentence'>;

/** One sentence: class, entries before and after, bytes, holder, place. */
function growthSentence(growth: Growth): string {
  const { kind, before, entries, retainedBytes, holders, source } = growth;
  const what = kind === 'dictionary' ? `${growth.className} used as a dictionary` : growth.className;
  const from = entriesText(before, growth.isBeforeUpperBound);
  const to = entriesText(entries, growth.isUpperBound);
  const held = holders === '' ? '' : `, held by ${holders}`;
  const place = source === undefined ? '' : `; written at ${formatSource(source)}`;
  return `${what} grew from ${from} to ${to} entries and retains ${formatBytes(retainedBytes)}${held}${place}.`;
}

/** `1,200`, or `at most 2,048` where a snapshot shows only the room. */
export function entriesText(entries: number, isUpperBound: boolean): string {
  return `${isUpperBound ? 'at most ' : ''}${formatCount(entries)}`;
}
