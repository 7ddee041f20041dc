import { findSnapshotFindings } from '../../explain/findings/findings.ts';
import type { HeapSnapshot } from '../../explain/heap-snapshot.ts';
import { isSystemClass } from '../../explain/names/class-names.ts';
import { measureStatistics } from '../../explain/statistics.ts';
import { summarize } from '../../explain/summary.ts';
import type { SnapshotStatistics, SnapshotSummary } from '../wire/summary.ts';
import { MAX_CLASSES } from './class-limit.ts';

export function summaryAnswer(id: string, snapshot: HeapSnapshot): SnapshotSummary {
  const { nodes, edges, bytes, classes } = summarize(snapshot);
  return {
    id,
    nodes,
    edges,
    bytes,
    classes: classes.slice(0, MAX_CLASSES).map((row) => ({ ...row, isSystem: isSystemClass(row.className) })),
    classesLeftOut: Math.max(0, classes.length - MAX_CLASSES),
    ...findSnapshotFindings(snapshot),
  };
}

export function statisticsAnswer(id: string, snapshot: HeapSnapshot): SnapshotStatistics {
  return { id, ...measureStatistics(snapshot) };
}
