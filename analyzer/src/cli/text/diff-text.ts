import { formatByteDelta, formatBytes, formatCount, formatCountDelta } from '../../explain/byte-text.ts';
import type { ClassDiff } from '../../explain/diff/class-diff.ts';
import { userClassesFirst } from '../../explain/summary.ts';
import type { ComparedFiles } from '../../report/compared-files.ts';
import { cutTextStart, terminalText, textWidth, wrapText } from '../terminal/terminal-text.ts';
import { cutNote, formatTable } from '../terminal/text-table.ts';
import { growthFindingLines } from './finding-lines.ts';
import { fixLines, verdictLines } from './fix-text.ts';
import { suspectLines } from './suspect-lines.ts';

/** The diff for a reader: what was compared, who is suspected, and `top` classes, the program's own first. */
export function diffText(diff: ComparedFiles, top: number, width: number): string {
  const isSeries = diff.between !== undefined;
  const lines = diff.fixed === undefined ? [] : [...verdictLines(diff.fixed, width), ''];
  for (const [label, file, rest] of fileTexts(diff)) lines.push(...fileLines(label, file, rest, width));
  if (!diff.sameProcess) {
    const note =
      'Not of the same process: nodes are matched by class and by the names that lead to them; what differs is estimated.';
    lines.push(...wrapText(note, width, 2));
  } else if (isSeries) {
    lines.push(...wrapText('Added: allocated up to the second snapshot, still alive in the last.', width, 2));
  }
  lines.push('', ...grownLines(diff, width));
  const isFix = diff.fixed !== undefined && !diff.sameProcess;
  const rows = userClassesFirst(diff.classes, (row) =>
    isFix ? Math.abs(row.deltaBytes) : row.retainedByAddedBytes,
  );
  const header = ['Class', 'Added', 'Removed', 'Delta', 'Shallow Δ', 'Retained by added'];
  if (isSeries) header.push('Each time');
  const cells = rows.slice(0, top).map((row) => (isSeries ? [...columns(row), each(row)] : columns(row)));
  if (rows.length === 0) lines.push('No class differs.');
  else lines.push(...formatTable(header, cells, { width, optional: [6, 2, 1, 4] }));
  return [...lines, ...cutNote(rows.length, top, 'classes')].join('\n');
}

/** With a verdict: what is gone and what still grows; else what grew. Ends in an empty line, if there is any. */
function grownLines(diff: ComparedFiles, width: number): string[] {
  if (diff.fixed !== undefined) return fixLines(diff.fixed, width);
  const wording = diff.sameProcess
    ? { heading: 'What grew', none: 'Nothing grew.' }
    : { heading: 'More than before', none: 'Nothing is more than before.' };
  return [
    ...suspectLines(diff.suspects, width, wording),
    ...orderLines(diff, width),
    '',
    ...growthFindingLines(diff, width),
  ];
}

/** Where nothing grew, what the user may have mistaken. */
function orderLines({ suspects, sameProcess, baseline, current }: ComparedFiles, width: number): string[] {
  if (suspects.length > 0 || !sameProcess) return [];
  if (baseline.file === current.file) return ['Both are the same file.'];
  if (current.nodes >= baseline.nodes) return [];
  const question = 'The current snapshot is the smaller one: are the files in the right order?';
  return wrapText(question, width, 0);
}

function fileTexts(diff: ComparedFiles): [label: string, file: string, rest: string][] {
  const { baseline, between = [], current, beforeFix, fixed } = diff;
  const file = (label: string, totals: ComparedFiles['current']): [string, string, string] => [
    label,
    totals.file,
    `${formatBytes(totals.bytes)} in ${formatCount(totals.nodes)} nodes`,
  ];
  if (beforeFix !== undefined) {
    return [
      file('Before the fix, early', beforeFix.baseline),
      file('Before the fix, late', beforeFix.current),
      file('After the fix, early', baseline),
      file('After the fix, late', current),
    ];
  }
  const isFix = fixed !== undefined && !diff.sameProcess;
  return [
    file(isFix ? 'Before the fix' : 'Baseline', baseline),
    ...between.map((name): [string, string, string] => ['Between', name, '']),
    file(isFix ? 'After the fix' : 'Current', current),
  ];
}

/** A file's name is cut at its start, if at all. */
function fileLines(label: string, file: string, rest: string, width: number): string[] {
  const start = label.padEnd(label.length > 8 ? label.length + 2 : 10);
  const name = terminalText(file);
  const line = rest === '' ? `${start}${name}` : `${start}${name}: ${rest}`;
  if (textWidth(line) <= width) return [line];
  const first = `${start}${cutTextStart(name, Math.max(8, width - textWidth(start)))}`;
  return rest === '' ? [first] : [first, ...wrapText(`  ${rest}`, width, 2)];
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
