import type { HeapProfile } from './heap-profile.ts';

/**
 * Call paths as flame graphs are drawn: depth first, callers before what they call, the largest of siblings first. Entry 0 is
 * all of the profile. Bytes are alive, and estimated from samples.
 */
export interface FlameGraph {
  /** How many calls deep; 0 for entry 0 alone. */
  readonly levels: readonly number[];
  /** Ordinals in {@link HeapProfile.paths}; -1 for entry 0. */
  readonly paths: readonly number[];
  /** Of the function and all that it called. */
  readonly totalBytes: readonly number[];
  readonly selfBytes: readonly number[];
  /** How many paths were left out, the smallest, where there are more than `limit`. */
  readonly leftOut: number;
}

/** @param limit of entries besides the first; a path is only there with its callers. */
export function flameGraph({ paths }: HeapProfile, limit: number): FlameGraph {
  // Callers stand before their callees: backwards, all that a path called is added up before it is.
  const totals = Float64Array.from(paths, ({ selfBytes }) => selfBytes);
  for (let at = paths.length - 1; at >= 0; at -= 1) {
    const caller = paths[at].caller;
    if (caller !== -1) totals[caller] += totals[at];
  }
  const kept = largest(totals, limit);
  const callees = new Map<number, number[]>();
  let wholeBytes = 0;
  for (const [at, { caller }] of paths.entries()) {
    if (caller === -1) wholeBytes += totals[at];
    if (!kept[at]) continue;
    const siblings = callees.get(caller);
    if (siblings === undefined) callees.set(caller, [at]);
    else siblings.push(at);
  }
  const graph = { levels: [0], paths: [-1], totalBytes: [wholeBytes], selfBytes: [0] };
  const left: { readonly at: number; readonly level: number }[] = [];
  const pushCallees = (caller: number, level: number): void => {
    // The smallest first, as the last one pushed is the next one drawn.
    const siblings = (callees.get(caller) ?? []).sort((a, b) => totals[a] - totals[b]);
    for (const at of siblings) left.push({ at, level });
  };
  pushCallees(-1, 1);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { at, level } = next;
    graph.levels.push(level);
    graph.paths.push(at);
    graph.totalBytes.push(totals[at]);
    graph.selfBytes.push(paths[at].selfBytes);
    pushCallees(at, level + 1);
  }
  return { ...graph, leftOut: paths.length - (graph.paths.length - 1) };
}

/** Which of the paths are kept: a caller is never smaller than what it called, and of equals it stands first, so it stays too. */
function largest(totals: Float64Array, limit: number): Uint8Array {
  const kept = new Uint8Array(totals.length);
  if (totals.length <= limit) return kept.fill(1);
  const order = Uint32Array.from(totals.keys()).sort((a, b) => totals[b] - totals[a] || a - b);
  for (const at of order.subarray(0, limit)) kept[at] = 1;
  return kept;
}
