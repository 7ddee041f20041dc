import { formatBytes, formatCount } from '../explain/byte-text.ts';
import type { RetainedMap } from '../explain/diff/retained-map.ts';
import type { DuplicateString } from '../explain/duplicate-strings.ts';
import type { SnapshotFindings } from '../explain/findings/findings.ts';
import type { HeapStatistics } from '../explain/statistics.ts';
import type { ClassSummary, SnapshotSummary } from '../explain/summary.ts';
import { duplicateStringsTable } from './duplicate-strings-table.ts';
import { snapshotSections } from './finding-sections.ts';
import { html } from './html.ts';
import type { Section } from './page.ts';
import { frameReport, type ReportFrame } from './report-frame.ts';
import { sortableTable, type TableColumn } from './sortable-table.ts';
import { statisticsBar, statisticsSentence } from './statistics-bar.ts';
import { treemapSection } from './treemap.ts';
import { baseName } from './visible-text.ts';

export interface SummaryContent extends SnapshotSummary, SnapshotFindings {
  readonly file: string;
  readonly statistics: HeapStatistics;
  readonly map: RetainedMap;
  readonly duplicateStrings: readonly DuplicateString[];
}

/** One snapshot as a page: where its bytes are, what holds them, and its classes. */
export function renderSummaryReport(content: SummaryContent, frame: ReportFrame): string {
  const sections = [
    opening(content),
    statisticsBar(content.statistics),
    treemapSection(content.map, {
      title: 'Map of retained sizes',
      area: 'Area is bytes that would be freed with the box.',
      ranks: new Map(),
    }),
    ...snapshotSections(content),
    classTable(content),
    duplicateStringsTable(content.duplicateStrings),
  ];
  return frameReport(`Heap summary: ${baseName(content.file)}`, sections, frame);
}

function opening({ file, bytes, nodes, edges, statistics }: SummaryContent): Section {
  return {
    markup: html`<header class="opening">
<p class="kicker">Heap summary</p>
<h1>${statisticsSentence(statistics)}</h1>
<dl>
<div><dt>Snapshot</dt><dd><bdi>${baseName(file)}</bdi></dd></div>
<div><dt>Size</dt><dd>${formatBytes(bytes)} in ${formatCount(nodes)} nodes and ${formatCount(edges)} edges</dd></div>
</dl>
</header>`,
  };
}

function classTable({ classes }: SummaryContent): Section {
  const columns: TableColumn<ClassSummary>[] = [
    { title: 'Count', kind: 'count', value: (row) => row.count },
    { title: 'Shallow size', kind: 'bytes', value: (row) => row.selfBytes },
    { title: 'Retained size', kind: 'bytes', value: (row) => row.retainedBytes },
  ];
  return sortableTable({
    title: 'Classes',
    caption:
      'Retained size is what would be freed with all nodes of a class; classes that hold each other count the same bytes.',
    rows: classes,
    columns,
    sortedBy: 2,
  });
}
