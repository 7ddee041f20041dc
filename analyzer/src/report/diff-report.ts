import { formatByteDelta, formatBytes, formatCount } from '../explain/byte-text.ts';
import type { ClassDiff, SnapshotDiff, SnapshotTotals } from '../explain/diff.ts';
import type { RetainedMap } from '../explain/retained-map.ts';
import { userClassesFirst } from '../explain/summary.ts';
import { type Html, html } from './html.ts';
import type { Section } from './page.ts';
import { frameReport, type ReportFrame } from './report-frame.ts';
import { sortableTable, type TableColumn } from './sortable-table.ts';
import { suspectCards } from './suspect-cards.ts';
import { treemapSection } from './treemap.ts';
import { baseName } from './visible-text.ts';

export interface DiffFiles {
  readonly baseline: string;
  readonly between: readonly string[];
  readonly current: string;
}

/** A diff as one page: what grew in a sentence, then in cards, then as a map, then as a table. */
export function renderDiffReport(
  diff: SnapshotDiff,
  map: RetainedMap,
  files: DiffFiles,
  frame: ReportFrame,
): string {
  const sections = [
    opening(diff, files),
    suspectCards(diff.suspects),
    treemapSection(map, { ...mapText(diff), ranks: suspectRanks(diff) }),
    classTable(diff),
  ];
  const title = `Heap diff: ${baseName(files.baseline)} to ${baseName(files.current)}`;
  return frameReport(title, sections, frame);
}

function opening({ baseline, current, sameProcess, suspects }: SnapshotDiff, files: DiffFiles): Section {
  const headline = suspects[0]?.sentence ?? 'Nothing grew that would be a suspect.';
  const side = (name: string, file: string, totals?: SnapshotTotals): Html =>
    html`<div><dt>${name}</dt><dd><bdi>${baseName(file)}</bdi>${
      totals &&
      html` <span class="muted">${formatBytes(totals.bytes)} in ${formatCount(totals.nodes)} nodes</span>`
    }</dd></div>`;
  return {
    markup: html`<header class="opening">
<p class="kicker">Heap diff</p>
<h1><bdi>${headline}</bdi></h1>
<dl>
${side('Baseline', files.baseline, baseline)}
${files.between.map((file) => side('Between', file))}
${side('Current', files.current, current)}
<div><dt>Change</dt><dd>${formatByteDelta(current.bytes - baseline.bytes)}</dd></div>
<div><dt>Process</dt><dd>${processText(sameProcess, files.between.length > 0)}</dd></div>
</dl>
</header>`,
  };
}

function processText(sameProcess: boolean, isSeries: boolean): string {
  if (!sameProcess) return 'not the same: nodes are matched by class and by the names that lead to them';
  return isSeries
    ? 'the same; added means: allocated up to the second snapshot and still alive in the last'
    : 'the same: nodes are compared one by one';
}

function mapText({ sameProcess }: SnapshotDiff): { title: string; area: string } {
  return sameProcess
    ? {
        title: 'Map of retained growth',
        area: 'Area is bytes that were added and would be freed with the box, those that only replaced freed ones included.',
      }
    : {
        title: 'Map of what has no counterpart in the baseline',
        area: 'Area is bytes that would be freed with the box, of nodes for which the baseline has none at their place: an estimate.',
      };
}

function suspectRanks({ suspects }: SnapshotDiff): ReadonlyMap<string, number> {
  // the first of a class keeps its number
  return new Map(suspects.toReversed().map(({ className, rank }) => [className, rank]));
}

function classTable({ classes }: SnapshotDiff): Section {
  const columns: TableColumn<ClassDiff>[] = [
    { title: 'Added', kind: 'count', value: (row) => row.addedCount },
    { title: 'Removed', kind: 'count', value: (row) => row.removedCount },
    { title: 'Delta', kind: 'delta', value: (row) => row.deltaCount },
    { title: 'Shallow Δ', kind: 'byteDelta', value: (row) => row.deltaBytes },
    { title: 'Retained by added', kind: 'bytes', value: (row) => row.retainedByAddedBytes },
  ];
  return sortableTable({
    title: 'All classes',
    caption:
      'Retained by added is what would be freed with the added nodes of a class; classes that hold each other count the same bytes.',
    rows: userClassesFirst(classes, (row) => row.retainedByAddedBytes),
    columns,
    sortedBy: 4,
  });
}
