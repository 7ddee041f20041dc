import { sourceOf } from '../graph/retainers.ts';
import { EdgeType, type EdgeTypeName } from '../parse/node-type.ts';
import type { HeapSnapshot } from './heap-snapshot.ts';
import type { SourceLocation } from './source-locations.ts';

/** One step of a retaining path: the edge that leads to a node, and the node's class. */
export interface PathStep {
  readonly edgeType: EdgeTypeName;
  /** Property, variable or internal name; the number of an element; absent where V8 has none. */
  readonly edgeName?: string;
  readonly className: string;
  /** How many times the steps up to here, from the last fold on, repeat; absent for 1. */
  readonly count?: number;
  /** Where the step's function, or its object's constructor, is written. */
  readonly source?: SourceLocation;
}

/** How well a kind of edge tells who holds: a name beats a number beats V8's own. Lower is better. */
const TELLING: Readonly<Record<number, number>> = {
  [EdgeType.Property]: 0,
  [EdgeType.Context]: 0,
  [EdgeType.Element]: 1,
  [EdgeType.Internal]: 2,
  [EdgeType.Shortcut]: 3,
  [EdgeType.Hidden]: 3,
};

/**
 * Edges of a shortest retaining path to the node, root's side first; they start at a root of the program, or at the
 * snapshot's root for what only the system holds. Among equally short ways the one with the more telling edge is taken.
 */
function retainingEdges(snapshot: HeapSnapshot, node: number): number[] {
  const { columns, retainers, essential } = snapshot.graph;
  const { distances } = snapshot;
  const edges: number[] = [];
  for (let at = node; at !== 0 && distances[at] !== 1; ) {
    let best = -1;
    let source = -1;
    for (let k = retainers.first[at], end = retainers.first[at + 1]; k < end; k++) {
      const edge = retainers.edges[k];
      const from = sourceOf(columns, edge);
      // only ever towards the root, so that no circle can hold us
      if (distances[from] >= distances[at] || !essential.edges.has(edge)) continue;
      const isNearer = best < 0 || distances[from] < distances[source];
      const isMoreTelling =
        !isNearer &&
        distances[from] === distances[source] &&
        (TELLING[columns.edgeTypes[edge]] ?? 4) < (TELLING[columns.edgeTypes[best]] ?? 4);
      if (isNearer || isMoreTelling) {
        best = edge;
        source = from;
      }
    }
    if (best < 0) break;
    edges.push(best);
    at = source;
  }
  return edges.reverse();
}

/** A retaining path to the node, root first, runs of repeated steps folded. Never over a weak edge. */
export function retainingPath(snapshot: HeapSnapshot, node: number): readonly PathStep[] {
  const edges = retainingEdges(snapshot, node);
  const { columns } = snapshot.graph;
  const steps = edges.map((edge) => describeStep(snapshot, columns.edgeTargets[edge], edge));
  const start = edges.length === 0 ? node : sourceOf(columns, edges[0]);
  return foldSteps([{ edgeType: 'shortcut', ...describeNode(snapshot, start) }, ...steps]);
}

function describeStep(snapshot: HeapSnapshot, node: number, edge: number): PathStep {
  const { columns } = snapshot.graph;
  const type = columns.edgeTypes[edge];
  const isNumbered = type === EdgeType.Element || type === EdgeType.Hidden;
  const name = isNumbered ? String(columns.edgeNames[edge]) : columns.strings.get(columns.edgeNames[edge]);
  return {
    edgeType: columns.edgeTypeNames[type] as EdgeTypeName,
    ...(name === '' ? {} : { edgeName: name }),
    ...describeNode(snapshot, node),
  };
}

function describeNode(snapshot: HeapSnapshot, node: number): { className: string; source?: SourceLocation } {
  const source = snapshot.locations.locate(node);
  const className = snapshot.classes.names[snapshot.classes.classOf[node]];
  return source === undefined ? { className } : { className, source };
}

/** Equal for paths that differ only in element numbers and counts. */
export function pathSignature(path: readonly PathStep[]): string {
  return path.map(stepSignature).join(' > ');
}

function stepSignature(step: PathStep): string {
  const isNumbered = step.edgeName !== undefined && /^\d+$/.test(step.edgeName);
  return `${step.edgeType} ${isNumbered ? '#' : step.edgeName} ${step.className}`;
}

/** Linked lists repeat one step, closure chains three. */
const MAX_PERIOD = 4;
const MIN_REPEATS = 3;

/** Folds each run of the same few steps, as long chains are made of, into one pass with the count on its last step. */
export function foldSteps(steps: readonly PathStep[]): readonly PathStep[] {
  const keys = steps.map(stepSignature);
  const folded: PathStep[] = [];
  let at = 0;
  while (at < steps.length) {
    const { period, repeats } = longestRun(keys, at);
    for (let k = 0; k < period; k++) folded.push(steps[at + k]);
    if (repeats > 1) folded[folded.length - 1] = { ...folded[folded.length - 1], count: repeats };
    at += period * repeats;
  }
  return folded;
}

function longestRun(keys: readonly string[], at: number): { period: number; repeats: number } {
  for (let period = 1; period <= MAX_PERIOD; period++) {
    let end = at + period;
    while (end < keys.length && keys[end] === keys[end - period]) end++;
    const repeats = Math.floor((end - at) / period);
    if (repeats >= MIN_REPEATS) return { period, repeats };
  }
  return { period: 1, repeats: 1 };
}
