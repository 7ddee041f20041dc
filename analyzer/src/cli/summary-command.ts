import { Command } from 'commander';
import { formatBytes, formatCount } from '../explain/byte-text.ts';
import { mapSnapshot } from '../explain/diff/retained-map.ts';
import { type DuplicateString, findDuplicateStrings } from '../explain/duplicate-strings.ts';
import { findSnapshotFindings, type SnapshotFindings } from '../explain/findings/findings.ts';
import { type HeapStatistics, measureStatistics } from '../explain/statistics.ts';
import { type SnapshotSummary, summarize } from '../explain/summary.ts';
import { loadSnapshot } from '../open/load-snapshot.ts';
import {
  filterOption,
  htmlOption,
  isFiltered,
  jsonOption,
  outputWidth,
  topOption,
} from './command-options.ts';
import { readSnapshot } from './files/read-snapshot.ts';
import { ReportFile } from './report-file.ts';
import { paint } from './terminal/terminal-paint.ts';
import { cutTextStart, terminalText, wrapText } from './terminal/terminal-text.ts';
import { cutNote, formatTable } from './terminal/text-table.ts';
import { snapshotFindingLines } from './text/finding-lines.ts';

interface SummaryOptions {
  readonly json?: boolean;
  readonly html?: string;
  readonly top: number;
  readonly filter?: string;
  readonly duplicateStrings?: boolean;
}

const EXAMPLES = `
Examples:
  heapwatch summary app.heapsnapshot --top 50
  heapwatch summary app.heapsnapshot.gz --filter socket
  heapwatch summary app.heapsnapshot --duplicate-strings --json
  heapwatch summary app.heapsnapshot --html report.html`;

export const summaryCommand = (): Command =>
  new Command('summary')
    .description('totals by class of one heap snapshot')
    .argument('<snapshot>', 'a .heapsnapshot file, plain or gzip')
    .addOption(jsonOption())
    .addOption(htmlOption())
    .addOption(topOption())
    .addOption(filterOption())
    .option('--duplicate-strings', 'strings that the heap holds more than once, without their values')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: SummaryOptions) => {
      const report = options.html === undefined ? undefined : await ReportFile.at(options.html, [path]);
      const snapshot = await readSnapshot(path, loadSnapshot);
      const summary = summarize(snapshot);
      const classes = summary.classes.filter((row) => isFiltered(row.className, options.filter));
      const statistics = measureStatistics(snapshot);
      const duplicateStrings = options.duplicateStrings
        ? findDuplicateStrings(snapshot, options.top)
        : undefined;
      const shown: FileSummary = {
        file: path,
        ...summary,
        statistics,
        classes,
        ...findSnapshotFindings(snapshot),
        ...(duplicateStrings === undefined ? {} : { duplicateStrings }),
      };
      if (options.json) console.log(JSON.stringify(shown));
      else console.log(summaryText(shown, options.top, outputWidth()));
      if (report !== undefined) {
        const { renderSummaryReport } = await import('../report/summary-report.ts');
        const content = {
          ...shown,
          classes: summary.classes,
          map: mapSnapshot(snapshot),
          duplicateStrings: duplicateStrings ?? findDuplicateStrings(snapshot),
        };
        await report.write((frame) => renderSummaryReport(content, frame));
        if (!options.json) console.log(`\n${report.notice}`);
      }
    });

interface FileSummary extends SnapshotSummary, SnapshotFindings {
  readonly file: string;
  readonly statistics: HeapStatistics;
  readonly duplicateStrings?: readonly DuplicateString[];
}

function summaryText(summary: FileSummary, top: number, width: number): string {
  const { file, nodes, edges, bytes, classes, duplicateStrings } = summary;
  const rows = classes
    .slice(0, top)
    .map((row) => [
      row.className,
      formatCount(row.count),
      formatBytes(row.selfBytes),
      formatBytes(row.retainedBytes),
    ]);
  const lines = [
    cutTextStart(terminalText(file), width),
    ...wrapText(
      `${formatBytes(bytes)} in ${formatCount(nodes)} nodes and ${formatCount(edges)} edges`,
      width,
      2,
    ),
    ...wrapText(statisticsLine(summary.statistics), width, 0),
    '',
    ...snapshotFindingLines(summary, width),
    ...(rows.length === 0
      ? ['No class is to be shown.']
      : formatTable(['Class', 'Count', 'Shallow size', 'Retained size'], rows, { width, optional: [2, 1] })),
    ...cutNote(classes.length, top, 'classes'),
  ];
  if (duplicateStrings !== undefined) lines.push('', ...duplicateLines(duplicateStrings, top, width));
  return lines.join('\n');
}

function statisticsLine(statistics: HeapStatistics): string {
  const { code, strings, jsArrays, system, native, typedArrays } = statistics;
  const parts = [
    `code ${formatBytes(code)}`,
    `strings ${formatBytes(strings)}`,
    `arrays ${formatBytes(jsArrays)}`,
    `V8's own ${formatBytes(system)}`,
    `outside the heap ${formatBytes(native)}, of it ArrayBuffers ${formatBytes(typedArrays)}`,
  ];
  return parts.join(' · ');
}

function duplicateLines(strings: readonly DuplicateString[], top: number, width: number): string[] {
  if (strings.length === 0) return ['No string is held more than once.'];
  const rows = strings.map((string) => [
    string.holders,
    formatCount(string.count),
    `${formatCount(string.length)}${string.isCut ? '+' : ''}`,
    string.hash,
    formatBytes(string.wastedBytes),
  ]);
  const table = formatTable(['Duplicated string, held by', 'Count', 'Length', 'Hash', 'Wasted'], rows, {
    width,
    optional: [3, 2],
  });
  if (strings.length < top) return table;
  return [...table, paint('faint', `(The ${formatCount(top)} that waste most, if there are more: --top)`)];
}
