import type { BitSet } from '../../graph/bit-set.ts';
import type { Retainers } from '../../graph/retainers.ts';
import type { Scratch } from '../../graph/scratch.ts';
import { NodeType } from '../../parse/node-type.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import type { SourceLocation } from '../names/source-locations.ts';

/**
 * What is asked of a snapshot to tell who holds a node: of one that is loaded, or of one that is read piece by piece. Nodes go
 * by ordinal, edges by a number of their own; those that point to a node are at the places `firstRetainer(node)` up to, not
 * including, `firstRetainer(node + 1)`, those from the same node next to each other.
 */
export interface PathGraph {
  readonly nodeCount: number;
  readonly stringCount: number;
  readonly classNames: readonly string[];
  readonly edgeTypeNames: readonly string[];
  readonly scratch: Scratch;
  nodeId(node: number): number;
  nodeType(node: number): number;
  classOf(node: number): number;
  /** The name of a node of V8's own; empty for any other. */
  ownName(node: number): string;
  distance(node: number): number;
  /** Equal for nodes that are written at the same place, 0 for those without one. */
  place(node: number): number;
  locate(node: number): SourceLocation | undefined;
  firstRetainer(node: number): number;
  retainer(place: number): number;
  source(edge: number): number;
  target(edge: number): number;
  isEssential(edge: number): boolean;
  edgeType(edge: number): number;
  /** Number of the string, or of an element or hidden edge. */
  edgeName(edge: number): number;
  string(number: number): string;
}

const loaded = new WeakMap<HeapSnapshot, PathGraph>();

/** As it is, or around a snapshot that is loaded. */
export function pathGraph(of: HeapSnapshot | PathGraph): PathGraph {
  if (!('graph' in of)) return of;
  let graph = loaded.get(of);
  if (graph === undefined) {
    graph = new LoadedPathGraph(of);
    loaded.set(of, graph);
  }
  return graph;
}

class LoadedPathGraph implements PathGraph {
  readonly nodeCount: number;
  readonly stringCount: number;
  readonly classNames: readonly string[];
  readonly edgeTypeNames: readonly string[];
  readonly scratch: Scratch;
  readonly #snapshot: HeapSnapshot;
  readonly #columns: SnapshotColumns;
  readonly #distances: Int32Array;
  readonly #essential: BitSet;
  readonly #retainers: Retainers;

  constructor(snapshot: HeapSnapshot) {
    const { graph, classes, nodeCount } = snapshot;
    this.nodeCount = nodeCount;
    this.stringCount = graph.columns.strings.count;
    this.classNames = classes.names;
    this.edgeTypeNames = graph.columns.edgeTypeNames;
    this.scratch = graph.scratch;
    this.#snapshot = snapshot;
    this.#columns = graph.columns;
    this.#distances = snapshot.distances;
    this.#essential = graph.essential;
    this.#retainers = graph.retainers;
  }

  nodeId(node: number): number {
    return this.#columns.nodeIds[node];
  }
  nodeType(node: number): number {
    return this.#columns.nodeTypes[node];
  }
  classOf(node: number): number {
    return this.#snapshot.classes.classOf[node];
  }
  ownName(node: number): string {
    const { nodeNames, strings } = this.#columns;
    return hasOwnName(this.nodeType(node)) ? strings.get(nodeNames[node]) : '';
  }
  distance(node: number): number {
    return this.#distances[node];
  }
  place(node: number): number {
    return this.#snapshot.locations.placeOf(node);
  }
  locate(node: number): SourceLocation | undefined {
    return this.#snapshot.locations.locate(node);
  }
  firstRetainer(node: number): number {
    return this.#retainers.first[node];
  }
  retainer(place: number): number {
    return this.#retainers.edges[place];
  }
  source(edge: number): number {
    return this.#retainers.sourceOf(edge);
  }
  target(edge: number): number {
    return this.#columns.edgeTargets[edge];
  }
  isEssential(edge: number): boolean {
    return this.#essential.has(edge);
  }
  edgeType(edge: number): number {
    return this.#columns.edgeTypes[edge];
  }
  edgeName(edge: number): number {
    return this.#columns.edgeNames[edge];
  }
  string(number: number): string {
    return this.#columns.strings.get(number);
  }
}

/** V8's own nodes have names that tell more than their class. */
export function hasOwnName(nodeType: number): boolean {
  return nodeType === NodeType.Synthetic || nodeType === NodeType.Hidden;
}

/** The class of a node; of V8's own nodes their own name. */
export function textOf(graph: PathGraph, node: number): string {
  return graph.ownName(node) || graph.classNames[graph.classOf(node)];
}
