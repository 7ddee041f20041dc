import { Command, Option } from 'commander';
import { formatByteDelta, formatBytes, formatCount, formatCountDelta } from '../explain/byte-text.ts';
import { diffSnapshots, type SnapshotDiff } from '../explain/diff.ts';
import { userClassesFirst } from '../explain/summary.ts';
import { loadColumns, loadSnapshot } from '../open/load-snapshot.ts';
import { filterOption, jsonOption, outputWidth, topOption, wholeNumber } from './command-options.ts';
import { readSnapshot } from './read-snapshot.ts';
import { suspectLines } from './suspect-lines.ts';
import { formatTable } from './text-table.ts';

interface DiffOptions {
  readonly json?: boolean;
  readonly top: number;
  readonly filter?: string;
  readonly failOnGrowth?: number;
}

export const diffCommand = (): Command =>
  new Command('diff')
    .description('what grew between two heap snapshots of one process, and who holds it')
    .argument('<baseline>', 'the earlier .heapsnapshot file, plain or gzip')
    .argument('<current>', 'the later one')
    .addOption(jsonOption())
    .addOption(topOption())
    .addOption(filterOption())
    .addOption(
      new Option('--fail-on-growth <bytes>', 'exit 1 if a suspect retains more than this').argParser((text) =>
        wholeNumber(text, 'bytes'),
      ),
    )
    .action(async (baselinePath: string, currentPath: string, options: DiffOptions) => {
      const current = await readSnapshot(currentPath, loadSnapshot);
      const diff = diffSnapshots(await readSnapshot(baselinePath, loadColumns), current);
      const classes = diff.classes.filter((row) => row.className.includes(options.filter ?? ''));
      const shown = { ...diff, classes };
      if (options.json) console.log(JSON.stringify(withFiles(shown, baselinePath, currentPath)));
      else console.log(diffText(shown, baselinePath, currentPath, options.top, outputWidth()));
      const worst = Math.max(0, ...diff.suspects.map((suspect) => suspect.retainedBytes));
      if (options.failOnGrowth !== undefined && worst > options.failOnGrowth) process.exitCode = 1;
    });

function withFiles(diff: SnapshotDiff, baseline: string, current: string): object {
  return {
    ...diff,
    baseline: { file: baseline, ...diff.baseline },
    current: { file: current, ...diff.current },
  };
}

export function diffText(
  diff: SnapshotDiff,
  baseline: string,
  current: string,
  top: number,
  width: number,
): string {
  const rows = userClassesFirst(diff.classes, (row) => row.retainedByAddedBytes);
  const totals = (side: { nodes: number; bytes: number }): string =>
    `${formatBytes(side.bytes)} in ${formatCount(side.nodes)} nodes`;
  const lines = [
    `Baseline  ${baseline}: ${totals(diff.baseline)}`,
    `Current   ${current}: ${totals(diff.current)}`,
  ];
  if (!diff.sameProcess) {
    lines.push('Not of the same process: nodes cannot be told apart, classes are compared by count.');
  }
  lines.push('', ...suspectLines(diff.suspects, width), '');
  lines.push(
    ...formatTable(
      ['Class', 'Added', 'Removed', 'Delta', 'Shallow Δ', 'Retained by added'],
      rows
        .slice(0, top)
        .map((row) => [
          row.className,
          formatCount(row.addedCount),
          formatCount(row.removedCount),
          formatCountDelta(row.deltaCount),
          formatByteDelta(row.deltaBytes),
          formatBytes(row.retainedByAddedBytes),
        ]),
      width,
    ),
  );
  if (rows.length > top) lines.push(`… ${formatCount(rows.length - top)} more classes (--top)`);
  return lines.join('\n');
}
