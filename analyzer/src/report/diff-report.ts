import { formatByteDelta, formatBytes } from '../explain/byte-text.ts';
import type { ClassDiff } from '../explain/diff/class-diff.ts';
import type { RetainedMap } from '../explain/diff/retained-map.ts';
import type { FixVerdict, GrowingSuspect } from '../explain/processes/fix-verdict.ts';
import { userClassesFirst } from '../explain/summary.ts';
import { type ComparedFiles, comparedFiles } from './compared-files.ts';
import { growthSections } from './finding-sections.ts';
import type { Section } from './page.ts';
import { frameReport, type ReportFrame } from './report-frame.ts';
import { sortableTable, type TableColumn } from './sortable-table.ts';
import { suspectCards } from './suspect-cards.ts';
import { treemapSection } from './treemap.ts';
import { baseName } from './visible-text.ts';

/** A diff as one page: what grew in a sentence, then in cards, then as a map, then as a table. */
export function renderDiffReport(diff: ComparedFiles, map: RetainedMap, frame: ReportFrame): string {
  const sections = [
    comparedFiles(diff),
    ...(diff.fixed === undefined ? [whatGrew(diff)] : fixSections(diff.fixed)),
    treemapSection(map, { ...mapText(diff), ranks: suspectRanks(diff) }),
    ...growthSections(diff),
    classTable(diff),
  ];
  const title = `Heap diff: ${baseName(diff.baseline.file)} to ${baseName(diff.current.file)}`;
  return frameReport(title, sections, frame);
}

function whatGrew({ suspects, sameProcess }: ComparedFiles): Section {
  const none = 'Nothing stands out. The table of classes has all that changed.';
  return suspectCards({
    id: 'suspect',
    title: sameProcess ? 'What grew' : 'More than before',
    none,
    suspects,
  });
}

function fixSections({ gone, stillGrowing }: FixVerdict): Section[] {
  return [
    suspectCards({
      id: 'gone',
      title: 'Gone',
      none: 'Nothing of size.',
      suspects: gone,
      bytes: ({ retainedBytes }) => `which retained ${formatBytes(retainedBytes)}`,
      isGood: true,
    }),
    suspectCards<GrowingSuspect>({
      id: 'suspect',
      title: 'Still grows',
      none: 'Nothing of size.',
      suspects: stillGrowing,
      bytes: ({ retainedBytes, bytesBeforeFix }) =>
        `retaining ${formatByteDelta(retainedBytes)}${bytesBeforeFix === undefined ? '' : ` (before the fix ${formatByteDelta(bytesBeforeFix)})`}`,
    }),
  ];
}

function mapText({ sameProcess }: ComparedFiles): { title: string; area: string } {
  const area = sameProcess
    ? 'Area is bytes that were added and would be freed with the box, those that only replaced freed ones included.'
    : 'Area is bytes of nodes that have no match in the baseline and would be freed with the box: an estimate.';
  return { title: 'Map of retained growth', area };
}

/** By class; a class that is suspected twice keeps the first number. */
function suspectRanks({ suspects, fixed }: ComparedFiles): ReadonlyMap<string, number> {
  const listed = fixed?.stillGrowing ?? suspects;
  return new Map(listed.map(({ className }, at): [string, number] => [className, at + 1]).reverse());
}

function classTable({ classes, between }: ComparedFiles): Section {
  const columns: TableColumn<ClassDiff>[] = [
    { title: 'Added', kind: 'count', value: (row) => row.addedCount },
    { title: 'Removed', kind: 'count', value: (row) => row.removedCount },
    { title: 'Delta', kind: 'delta', value: (row) => row.deltaCount },
    { title: 'Shallow Δ', kind: 'byteDelta', value: (row) => row.deltaBytes },
    { title: 'Retained by added', kind: 'bytes', value: (row) => row.retainedByAddedBytes },
  ];
  const sortedBy = columns.length - 1;
  if (between !== undefined) {
    columns.push({ title: 'Each time', kind: 'grew', value: (row) => Number(row.grewEveryTime === true) });
  }
  return sortableTable({
    title: 'All classes',
    caption:
      'Retained by added is what would be freed with the added nodes of a class; classes that hold each other count the same bytes.',
    rows: userClassesFirst(classes, (row) => row.retainedByAddedBytes),
    columns,
    sortedBy,
  });
}
