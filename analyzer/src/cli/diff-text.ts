import { formatByteDelta, formatBytes, formatCount, formatCountDelta } from '../explain/byte-text.ts';
import type { ClassDiff, SnapshotDiff, SnapshotTotals } from '../explain/diff.ts';
import { userClassesFirst } from '../explain/summary.ts';
import { suspectLines } from './suspect-lines.ts';
import { formatTable } from './text-table.ts';

/** A diff with the names of its files. */
export interface FileDiff extends SnapshotDiff {
  readonly baseline: SnapshotTotals & { readonly file: string };
  readonly between?: readonly string[];
  readonly current: SnapshotTotals & { readonly file: string };
}

/** The diff for a reader: what was compared, who is suspected, and `top` classes, the program's own first. */
export function diffText(diff: FileDiff, top: number, width: number): string {
  const { baseline, between = [], current } = diff;
  const isSeries = between.length > 0;
  const lines = [
    `Baseline  ${baseline.file}: ${totals(baseline)}`,
    ...between.map((file) => `Between   ${file}`),
    `Current   ${current.file}: ${totals(current)}`,
  ];
  if (!diff.sameProcess) {
    lines.push('Not of the same process: nodes cannot be told apart, classes are compared by count.');
  } else if (isSeries) {
    lines.push('Added: allocated up to the second snapshot and still alive in the last.');
  }
  lines.push('', ...suspectLines(diff.suspects, width), '');
  const rows = userClassesFirst(diff.classes, (row) => row.retainedByAddedBytes);
  const header = ['Class', 'Added', 'Removed', 'Delta', 'Shallow Δ', 'Retained by added'];
  if (isSeries) header.push('Each time');
  const cells = rows.slice(0, top).map((row) => (isSeries ? [...columns(row), each(row)] : columns(row)));
  lines.push(...formatTable(header, cells, width));
  if (rows.length > top) lines.push(`… ${formatCount(rows.length - top)} more classes (--top)`);
  return lines.join('\n');
}

function totals({ bytes, nodes }: SnapshotTotals): string {
  return `${formatBytes(bytes)} in ${formatCount(nodes)} nodes`;
}

function columns(row: ClassDiff): string[] {
  return [
    row.className,
    formatCount(row.addedCount),
    formatCount(row.removedCount),
    formatCountDelta(row.deltaCount),
    formatByteDelta(row.deltaBytes),
    formatBytes(row.retainedByAddedBytes),
  ];
}

function each(row: ClassDiff): string {
  return row.grewEveryTime === true ? 'grew' : '';
}
