import { type Column, LinearMemory } from '../parse/columns/linear-memory.ts';
import { moduleBytes } from '../parse/module-bytes.ts';
import type { EdgeStretch, SnapshotColumns } from '../parse/snapshot-columns.ts';
import { GRAPH_LOOPS_MODULE } from './graph-loops-module.ts';

/** Nodes, edges or steps that a loop takes at a time, so that V8 can go over to optimised code in between. */
export const SLICE = 8192;

interface LoopOptions {
  /** For loops over edges. */
  readonly edges?: Pick<SnapshotColumns, 'firstEdges' | 'edgeTypes' | 'edgeNames' | 'edgeTargets'>;
  /** What loops ask JavaScript for: cases too rare to be written twice. */
  readonly isCounted?: (node: number, edge: number) => boolean;
  readonly isTableSide?: (node: number, edge: number) => boolean;
  readonly mayBeTable?: (node: number) => boolean;
  readonly nameNode?: (node: number) => number;
}

interface Counter {
  value: number;
}

/** Stands for a string that the snapshot does not have. */
export const NO_NAME = 0xffff_ffff;

/** What assembly/graph.ts exports: columns are told by their addresses. */
export interface GraphLoops {
  readonly queued: Counter;
  readonly kept: Counter;
  readonly newest: Counter;
  readonly stepsLeft: Counter;
  setEdges(...addresses: number[]): void;
  setDistances(...addresses: number[]): void;
  setEssential(...addresses: number[]): void;
  setOrder(...addresses: number[]): void;
  setDominators(...addresses: number[]): void;
  setKept(...addressesAndNames: number[]): void;
  spread(head: number, most: number): number;
  judgeEdges(from: number, to: number): void;
  enter(node: number, parent: number): void;
  startWalk(node: number, parent: number): void;
  walk(steps: number): number;
  findSemidominators(from: number, to: number): void;
  allowSteps(steps: number): void;
  settle(idom: number, from: number, to: number): number;
  orderDominators(vertices: number, idom: number, dominators: number, from: number, to: number): void;
  sumUp(vertices: number, dominators: number, sums: number, from: number, to: number): void;
  setClasses(...addresses: number[]): void;
  nameNodes(from: number, to: number): void;
  keepEdges(node: number, from: number, to: number): number;
  tellTargets(owners: number, node: number, from: number, to: number): number;
  passOn(owners: number, ownable: number, stack: number, from: number, to: number): void;
  initOwners(owners: number, ownable: number, listed: number, from: number, to: number): number;
  setNodes(...addressesAndName: number[]): void;
  addUp(first: number, from: number, to: number): void;
  countRetainers(first: number, from: number, to: number): void;
  fillRetainers(first: number, edges: number, from: number, to: number): void;
}

/**
 * Loops over the graph in WebAssembly: V8 compiles them once, without guessing at types first, and checks no bounds. They
 * do what the loops in JavaScript do that stand beside each call, which are for small snapshots, for those too large for
 * 32-bit addresses, and where there is no WebAssembly. Undefined unless all columns are in one {@link LinearMemory}.
 */
export function openGraphLoops(
  columns: readonly Column[],
  { edges, isCounted = never, isTableSide = never, mayBeTable = never, nameNode = never }: LoopOptions = {},
): GraphLoops | undefined {
  const linear = LinearMemory.of(columns[0]);
  if (linear === undefined) return undefined;
  const edgeColumns =
    edges === undefined ? [] : [edges.firstEdges, edges.edgeTypes, edges.edgeNames, edges.edgeTargets];
  if (![...edgeColumns, ...columns].every(({ buffer }) => buffer === linear.buffer)) return undefined;
  compiled ??= new WebAssembly.Module(moduleBytes(GRAPH_LOOPS_MODULE));
  const imports = {
    env: { memory: linear.memory },
    distances: { isCounted },
    'essential-edges': { isTableSide },
    'finding-edges': { mayBeTable },
    'class-names': { nameNode },
  };
  const loops = new WebAssembly.Instance(compiled, imports).exports as unknown as GraphLoops;
  if (edges !== undefined) loops.setEdges(...addresses(edgeColumns));
  return loops;
}

/** Has loops read a stretch of edges as if its columns began with the file's first edge. */
export function setStretch(
  loops: GraphLoops,
  { firstEdges }: Pick<SnapshotColumns, 'firstEdges'>,
  { first, types, names, targets }: EdgeStretch,
): void {
  const numbers = first * 4;
  loops.setEdges(
    firstEdges.byteOffset,
    types.byteOffset - first,
    names.byteOffset - numbers,
    targets.byteOffset - numbers,
  );
}

export function addresses(columns: readonly Column[]): number[] {
  return columns.map(({ byteOffset }) => byteOffset);
}

/** Calls back for slices of the numbers `from` up to, not including, `to`. */
export function slicesUp(from: number, to: number, loop: (from: number, to: number) => void): void {
  for (let at = from; at < to; at += SLICE) loop(at, Math.min(to, at + SLICE));
}

/** Calls back for slices of the numbers `from` down to, not including, `to`. */
export function slicesDown(from: number, to: number, loop: (from: number, to: number) => void): void {
  for (let at = from; at > to; at -= SLICE) loop(at, Math.max(to, at - SLICE));
}

function never(): never {
  throw new TypeError('a loop asked for what its caller does not answer');
}

let compiled: WebAssembly.Module | undefined;
