import { SYSTEM_DISTANCE } from '../../graph/distances.ts';
import type { Scratch } from '../../graph/scratch.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { type EdgeCost, edgeCosts } from './edge-costs.ts';

/** Finds the most telling retaining path to a node: edges, root's side first. */
export type PathSearch = (node: number) => number[];

/** Retaining edges looked at for one path, and for all paths of one search. */
const MAX_EDGES = 200_000;
const MAX_EDGES_IN_ALL = 1_500_000;
/** What the roots of the system cost more than those of the program: a reader knows the global object. */
const SYSTEM_ROOT_COST = 20;

/**
 * A* search (Hart, Nilsson, Raphael 1968) from the node backwards over edges that retain, by the costs of
 * {@link edgeCosts}; DevTools' distances are the estimate, as an edge costs 1 at least. What dominates the node is on
 * every path, so the costs only choose the way between one dominator and the next. It ends at a root of the program, or
 * at the snapshot's root for what only the system holds. When too many edges were looked at, the rest of the way is
 * the shortest one.
 */
export function createPathSearch(snapshot: HeapSnapshot): PathSearch {
  const costOf = edgeCosts(snapshot);
  const ways: Ways = new Map();
  const marks = marksOf(snapshot.graph.scratch);
  let left = MAX_EDGES_IN_ALL;
  return (node) => {
    const search = new Search(snapshot, costOf, ways, marks, Math.min(MAX_EDGES, left));
    const edges = search.run(node);
    search.wipe();
    left -= search.looked;
    return edges;
  };
}

/** By node on a path that was found: the edge that leads to it, none if it is a root, and the cost from the root. */
type Ways = Map<number, { readonly edge?: number; readonly cost: number }>;

/** By node, wiped after each search. */
interface Marks {
  /** One more than the cost of the cheapest way known from it down to the target, 0 if none is. */
  readonly costs: Uint32Array;
  /** That way's first edge. */
  readonly edges: Uint32Array;
}

/** One search ends before the next starts, so that all searches in a snapshot share their marks. */
const marksByScratch = new WeakMap<Scratch, Marks>();

function marksOf(scratch: Scratch): Marks {
  let marks = marksByScratch.get(scratch);
  if (marks === undefined) {
    marks = { costs: scratch.takeZeroed(), edges: scratch.take() };
    marksByScratch.set(scratch, marks);
  }
  return marks;
}

class Search {
  /** Edges looked at so far. */
  looked = 0;
  readonly #snapshot: HeapSnapshot;
  readonly #costOf: EdgeCost;
  readonly #ways: Ways;
  readonly #maxEdges: number;
  readonly #costs: Uint32Array;
  readonly #edges: Uint32Array;
  readonly #reached: number[] = [];
  /** Nodes by cost and estimate. */
  readonly #open: number[][] = [];

  constructor(snapshot: HeapSnapshot, costOf: EdgeCost, ways: Ways, marks: Marks, maxEdges: number) {
    this.#snapshot = snapshot;
    this.#costOf = costOf;
    this.#ways = ways;
    this.#maxEdges = maxEdges;
    this.#costs = marks.costs;
    this.#edges = marks.edges;
  }

  /** Leaves the marks as they were found. */
  wipe(): void {
    for (const node of this.#reached) this.#costs[node] = 0;
  }

  run(target: number): number[] {
    this.#reach(target, 0);
    const done = new Set<number>();
    for (let total = 0; total < this.#open.length; total++) {
      const nodes = this.#open[total];
      for (let node = nodes?.pop(); node !== undefined; node = nodes?.pop()) {
        if (done.has(node)) continue;
        done.add(node);
        if (this.#ways.has(node) || this.#isRoot(node)) return this.#found(node, target);
        if (this.looked >= this.#maxEdges) return [...this.#shortest(node), ...this.#wayDown(node, target)];
        this.#expand(node);
      }
    }
    return this.#shortest(target);
  }

  /** From the root down to the node is known, and the cheapest from there to the target. */
  #found(node: number, target: number): number[] {
    const above = this.#ways.get(node)?.cost ?? 0;
    const whole = above + this.#costs[node] - 1;
    if (above === 0) this.#ways.set(node, { cost: 0 });
    const below = this.#wayDown(node, target);
    for (const edge of below) {
      const to = this.#snapshot.graph.columns.edgeTargets[edge];
      this.#ways.set(to, { edge, cost: whole - (this.#costs[to] - 1) });
    }
    return [...this.#wayFromRoot(node), ...below];
  }

  #wayFromRoot(node: number): number[] {
    const edges: number[] = [];
    for (let edge = this.#ways.get(node)?.edge; edge !== undefined; ) {
      edges.push(edge);
      edge = this.#ways.get(this.#snapshot.graph.retainers.sourceOf(edge))?.edge;
    }
    return edges.reverse();
  }

  #isRoot(node: number): boolean {
    return node === 0 || this.#snapshot.distances[node] === 1;
  }

  #expand(node: number): void {
    const { retainers, essential } = this.#snapshot.graph;
    const cost = this.#costs[node] - 1;
    for (let k = retainers.first[node], end = retainers.first[node + 1]; k < end; k++) {
      const edge = retainers.edges[k];
      this.looked++;
      if (!essential.has(edge)) continue;
      const source = retainers.sourceOf(edge);
      const reached = cost + this.#costOf(edge, source) + (source === 0 ? SYSTEM_ROOT_COST : 0);
      const known = this.#costs[source];
      if (known !== 0 && reached >= known - 1) continue;
      this.#edges[source] = edge;
      this.#reach(source, reached);
    }
  }

  #reach(node: number, cost: number): void {
    if (this.#costs[node] === 0) this.#reached.push(node);
    this.#costs[node] = cost + 1;
    const distance = this.#snapshot.distances[node];
    const atLeast = distance > 0 && distance < SYSTEM_DISTANCE ? distance - 1 : 0;
    const total = cost + (this.#ways.get(node)?.cost ?? atLeast);
    const nodes = this.#open[total];
    if (nodes === undefined) this.#open[total] = [node];
    else nodes.push(node);
  }

  #wayDown(root: number, target: number): number[] {
    const { edgeTargets } = this.#snapshot.graph.columns;
    const edges: number[] = [];
    for (let node = root; node !== target; ) {
      const edge = this.#edges[node];
      edges.push(edge);
      node = edgeTargets[edge];
    }
    return edges;
  }

  /** Always to a nearest retainer, which no circle can lead astray. */
  #shortest(node: number): number[] {
    const { retainers, essential } = this.#snapshot.graph;
    const { distances } = this.#snapshot;
    const edges: number[] = [];
    for (let at = node; !this.#isRoot(at); ) {
      let [best, from] = [-1, -1];
      for (let k = retainers.first[at], end = retainers.first[at + 1]; k < end; k++) {
        const edge = retainers.edges[k];
        const source = retainers.sourceOf(edge);
        if (distances[source] >= distances[at] || !essential.has(edge)) continue;
        if (best < 0 || distances[source] < distances[from]) [best, from] = [edge, source];
      }
      if (best < 0) break;
      edges.push(best);
      at = from;
    }
    return edges.reverse();
  }
}
