import { buildDominatorTree, releaseDominatorTree, sumOutermost } from './dominator-tree.ts';
import { type HeapSnapshot, totalSize } from './heap-snapshot.ts';
import { isSystemClass } from './names/class-names.ts';

/** Totals of one class. Bytes. */
export interface ClassSummary {
  readonly className: string;
  readonly count: number;
  readonly selfBytes: number;
  /** Bytes that would be freed with all nodes of the class; nodes inside others of their class count once. */
  readonly retainedBytes: number;
}

export interface SnapshotSummary {
  readonly nodes: number;
  readonly edges: number;
  readonly bytes: number;
  /** The program's classes first, then V8's groups in parentheses; of each the most retaining first. */
  readonly classes: readonly ClassSummary[];
}

/** Totals per class. As in Chrome DevTools, nodes whose size was counted to their owner are not counted. */
export function summarize(snapshot: HeapSnapshot): SnapshotSummary {
  const { classOf, names } = snapshot.classes;
  const counts = new Float64Array(names.length);
  const selfBytes = new Float64Array(names.length);
  for (let node = 0; node < snapshot.nodeCount; node++) {
    if (snapshot.selfSizes[node] === 0) continue;
    counts[classOf[node]]++;
    selfBytes[classOf[node]] += snapshot.selfSizes[node];
  }
  const tree = buildDominatorTree(snapshot.graph);
  const retained = sumOutermost(snapshot, tree, (node) => snapshot.selfSizes[node] > 0);
  releaseDominatorTree(snapshot.graph, tree);
  const classes = names
    .map((className, number) => ({
      className,
      count: counts[number],
      selfBytes: selfBytes[number],
      retainedBytes: retained[number],
    }))
    .filter(({ count }) => count > 0);
  return {
    nodes: snapshot.nodeCount,
    edges: snapshot.edgeCount,
    bytes: totalSize(snapshot),
    classes: userClassesFirst(classes, (row) => row.retainedBytes),
  };
}

/** Sorted by weight, largest first, with V8's own groups behind the program's classes. */
export function userClassesFirst<Row extends { readonly className: string }>(
  rows: readonly Row[],
  weight: (row: Row) => number,
): Row[] {
  return rows.toSorted((a, b) => {
    const systemLast = Number(isSystemClass(a.className)) - Number(isSystemClass(b.className));
    return systemLast || weight(b) - weight(a);
  });
}
