import { Command } from 'commander';
import { formatBytes, formatCount } from '../explain/byte-text.ts';
import { type SnapshotSummary, summarize } from '../explain/summary.ts';
import { loadSnapshot } from '../open/load-snapshot.ts';
import { filterOption, jsonOption, outputWidth, topOption } from './command-options.ts';
import { readSnapshot } from './read-snapshot.ts';
import { formatTable } from './text-table.ts';

interface SummaryOptions {
  readonly json?: boolean;
  readonly top: number;
  readonly filter?: string;
}

export const summaryCommand = (): Command =>
  new Command('summary')
    .description('totals by class of one heap snapshot')
    .argument('<snapshot>', 'a .heapsnapshot file, plain or gzip')
    .addOption(jsonOption())
    .addOption(topOption())
    .addOption(filterOption())
    .action(async (path: string, options: SummaryOptions) => {
      const summary = summarize(await readSnapshot(path, loadSnapshot));
      const classes = summary.classes.filter((row) => row.className.includes(options.filter ?? ''));
      if (options.json) console.log(JSON.stringify({ file: path, ...summary, classes }));
      else console.log(summaryText(path, { ...summary, classes }, options.top, outputWidth()));
    });

export function summaryText(path: string, summary: SnapshotSummary, top: number, width: number): string {
  const { nodes, edges, bytes, classes } = summary;
  const rows = classes
    .slice(0, top)
    .map((row) => [
      row.className,
      formatCount(row.count),
      formatBytes(row.selfBytes),
      formatBytes(row.retainedBytes),
    ]);
  return [
    path,
    `${formatBytes(bytes)} in ${formatCount(nodes)} nodes and ${formatCount(edges)} edges`,
    '',
    ...formatTable(['Class', 'Count', 'Shallow size', 'Retained size'], rows, width),
    ...(classes.length > top ? [`… ${formatCount(classes.length - top)} more classes (--top)`] : []),
  ].join('\n');
}
