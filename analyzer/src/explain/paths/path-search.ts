import { BitSet } from '../../graph/bit-set.ts';
import { SYSTEM_DISTANCE } from '../../graph/distances.ts';
import type { Scratch } from '../../graph/scratch.ts';
import { GrowingColumn } from '../../parse/columns/growing-column.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { BucketQueue } from './bucket-queue.ts';
import { type EdgeCost, edgeCosts } from './edge-costs.ts';
import { type PathGraph, pathGraph } from './path-graph.ts';

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
export function createPathSearch(snapshot: HeapSnapshot | PathGraph): PathSearch {
  // most snapshots are asked for no path at all
  let searches: PathSearches | undefined;
  return (node) => {
    searches ??= new PathSearches(pathGraph(snapshot));
    return searches.find(node);
  };
}

/** Marks by node, and what was reached: memory of one search that the next one uses again. */
interface Marks {
  /** One more than the cost of the cheapest way known from it down to the target, 0 if none is. */
  readonly costs: Uint32Array;
  /** That way's first edge. */
  readonly edges: Uint32Array;
  readonly isDone: BitSet;
  readonly reached: GrowingColumn;
  readonly open: BucketQueue;
}

/** One search ends before the next starts, so that all searches in a snapshot share their marks. */
const marksByScratch = new WeakMap<Scratch, Marks>();

function marksOf({ scratch, nodeCount }: PathGraph): Marks {
  let marks = marksByScratch.get(scratch);
  if (marks === undefined) {
    marks = {
      costs: scratch.takeZeroed(),
      edges: scratch.take(),
      isDone: new BitSet(nodeCount),
      reached: new GrowingColumn(),
      open: new BucketQueue(),
    };
    marksByScratch.set(scratch, marks);
  }
  return marks;
}

class PathSearches {
  readonly #graph: PathGraph;
  readonly #costOf: EdgeCost;
  readonly #marks: Marks;
  /** By node on a path that was found: the edge that leads to it, none if it is a root, and the cost from the root. */
  readonly #ways = new Map<number, { readonly edge?: number; readonly cost: number }>();
  readonly #isOnWay: BitSet;
  /** By node: the edge from its nearest retainer, -1 if it has none. */
  readonly #nearest = new Map<number, number>();
  #left = MAX_EDGES_IN_ALL;

  constructor(graph: PathGraph) {
    this.#graph = graph;
    this.#costOf = edgeCosts(graph);
    this.#marks = marksOf(graph);
    this.#isOnWay = new BitSet(graph.nodeCount);
  }

  /** Leaves the marks as it found them. */
  find(target: number): number[] {
    const { costs, isDone, reached, open } = this.#marks;
    const path = this.#search(target);
    for (let at = 0; at < reached.length; at++) {
      costs[reached.values[at]] = 0;
      isDone.delete(reached.values[at]);
    }
    reached.clear();
    open.clear();
    return path;
  }

  #search(target: number): number[] {
    const { isDone, open } = this.#marks;
    const most = Math.min(MAX_EDGES, this.#left);
    let looked = 0;
    this.#reach(target, 0);
    for (let total = 0; total < open.end; total++) {
      for (let node = open.pop(total); node >= 0; node = open.pop(total)) {
        if (isDone.has(node)) continue;
        isDone.add(node);
        if (this.#isOnWay.has(node) || this.#isRoot(node)) {
          this.#left -= looked;
          return this.#found(node, target);
        }
        if (looked >= most) {
          this.#left -= looked;
          return this.#cutShort(node, target);
        }
        looked += this.#graph.firstRetainer(node + 1) - this.#graph.firstRetainer(node);
        if (looked < most) this.#expand(node);
        else this.#expandLast(node, total);
      }
    }
    this.#left -= looked;
    return this.#shortest(target);
  }

  /** From the root down to the node is known, and the cheapest from there to the target. */
  #found(node: number, target: number): number[] {
    const { costs } = this.#marks;
    const above = this.#ways.get(node)?.cost ?? 0;
    const whole = above + costs[node] - 1;
    if (above === 0) this.#setWay(node, { cost: 0 });
    const below = this.#wayDown(node, target);
    for (const edge of below) {
      const to = this.#graph.target(edge);
      this.#setWay(to, { edge, cost: whole - (costs[to] - 1) });
    }
    return [...this.#wayFromRoot(node), ...below];
  }

  /** Too many edges were looked at. Later paths take the same way, instead of looking at the same edges again. */
  #cutShort(node: number, target: number): number[] {
    const path = [...this.#shortest(node), ...this.#wayDown(node, target)];
    let cost = 0;
    for (const edge of path) {
      const source = this.#graph.source(edge);
      cost += this.#costOf(edge, source) + (source === 0 ? SYSTEM_ROOT_COST : 0);
      const to = this.#graph.target(edge);
      if (!this.#ways.has(to)) this.#setWay(to, { edge, cost });
    }
    return path;
  }

  #setWay(node: number, way: { readonly edge?: number; readonly cost: number }): void {
    this.#ways.set(node, way);
    this.#isOnWay.add(node);
  }

  #wayFromRoot(node: number): number[] {
    const edges: number[] = [];
    for (let edge = this.#ways.get(node)?.edge; edge !== undefined; ) {
      edges.push(edge);
      edge = this.#ways.get(this.#graph.source(edge))?.edge;
    }
    return edges.reverse();
  }

  #isRoot(node: number): boolean {
    return node === 0 || this.#graph.distance(node) === 1;
  }

  #expand(node: number): void {
    const graph = this.#graph;
    const { costs, edges } = this.#marks;
    const cost = costs[node] - 1;
    const end = graph.firstRetainer(node + 1);
    for (let place = graph.firstRetainer(node); place < end; place++) {
      const edge = graph.retainer(place);
      if (!graph.isEssential(edge)) continue;
      const source = graph.source(edge);
      const reached = cost + this.#costOf(edge, source) + (source === 0 ? SYSTEM_ROOT_COST : 0);
      const known = costs[source];
      if (known !== 0 && reached >= known - 1) continue;
      edges[source] = edge;
      this.#reach(source, reached);
    }
  }

  /**
   * As {@link #expand}, for the last node that is: most often one that half the heap points to. As the next node ends the
   * search, of all that is reached for the first time only the one that would be next is noted.
   */
  #expandLast(node: number, total: number): void {
    const graph = this.#graph;
    const { costs, edges } = this.#marks;
    const cost = costs[node] - 1;
    let next = { source: -1, edge: -1, cost: 0, total: Number.POSITIVE_INFINITY };
    const newest = { source: -1, cost: 0 };
    const note = (): void => {
      if (next.source < 0) return;
      edges[next.source] = next.edge;
      this.#reach(next.source, next.cost);
      next = { ...next, source: -1 };
    };
    const end = graph.firstRetainer(node + 1);
    for (let place = graph.firstRetainer(node); place < end; place++) {
      const edge = graph.retainer(place);
      if (!graph.isEssential(edge)) continue;
      const source = graph.source(edge);
      const reached = cost + this.#costOf(edge, source) + (source === 0 ? SYSTEM_ROOT_COST : 0);
      if (costs[source] !== 0) {
        if (reached >= costs[source] - 1) continue;
        note();
        edges[source] = edge;
        this.#reach(source, reached);
        continue;
      }
      // edges of one source follow each other
      if (source === newest.source && reached >= newest.cost) continue;
      newest.source = source;
      newest.cost = reached;
      const estimated = reached + this.#estimate(source);
      if (estimated < total || estimated > next.total) continue;
      next.source = source;
      next.edge = edge;
      next.cost = reached;
      next.total = estimated;
    }
    note();
  }

  #reach(node: number, cost: number): void {
    const { costs, reached, open } = this.#marks;
    if (costs[node] === 0) reached.push(node);
    costs[node] = cost + 1;
    open.push(cost + this.#estimate(node), node);
  }

  #estimate(node: number): number {
    if (this.#isOnWay.has(node)) return this.#ways.get(node)?.cost ?? 0;
    const distance = this.#graph.distance(node);
    return distance > 0 && distance < SYSTEM_DISTANCE ? distance - 1 : 0;
  }

  #wayDown(root: number, target: number): number[] {
    const edges: number[] = [];
    for (let node = root; node !== target; ) {
      const edge = this.#marks.edges[node];
      edges.push(edge);
      node = this.#graph.target(edge);
    }
    return edges;
  }

  /** Always to a nearest retainer, which no circle can lead astray. */
  #shortest(node: number): number[] {
    const edges: number[] = [];
    for (let at = node; !this.#isRoot(at); ) {
      const edge = this.#nearestRetainer(at);
      if (edge < 0) break;
      edges.push(edge);
      at = this.#graph.source(edge);
    }
    return edges.reverse();
  }

  #nearestRetainer(node: number): number {
    const known = this.#nearest.get(node);
    if (known !== undefined) return known;
    const graph = this.#graph;
    let best = -1;
    let least = graph.distance(node);
    const end = graph.firstRetainer(node + 1);
    for (let place = graph.firstRetainer(node); place < end; place++) {
      const edge = graph.retainer(place);
      if (!graph.isEssential(edge)) continue;
      const distance = graph.distance(graph.source(edge));
      if (distance < least) [best, least] = [edge, distance];
    }
    this.#nearest.set(node, best);
    return best;
  }
}
