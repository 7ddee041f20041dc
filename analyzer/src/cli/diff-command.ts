import { Command, Option } from 'commander';
import { diffSnapshots } from '../explain/diff.ts';
import { loadColumns, loadSnapshot } from '../open/load-snapshot.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import {
  filterOption,
  htmlOption,
  jsonOption,
  outputWidth,
  topOption,
  wholeNumber,
} from './command-options.ts';
import { diffText } from './diff-text.ts';
import { readSnapshot } from './read-snapshot.ts';
import { ReportFile } from './report-file.ts';

interface DiffOptions {
  readonly json?: boolean;
  readonly html?: string;
  readonly top: number;
  readonly filter?: string;
  readonly failOnGrowth?: number;
}

export const diffCommand = (): Command =>
  new Command('diff')
    .description('what grew between heap snapshots of one process, and who holds it')
    .argument('<baseline>', 'the earliest .heapsnapshot file, plain or gzip')
    .argument(
      '<later...>',
      'the later ones in order; of three and more: allocated up to the second, alive in the last',
    )
    .addOption(jsonOption())
    .addOption(htmlOption())
    .addOption(topOption())
    .addOption(filterOption())
    .addOption(
      new Option('--fail-on-growth <bytes>', 'exit 1 if a suspect retains more than this').argParser((text) =>
        wholeNumber(text, 'bytes'),
      ),
    )
    .action(async (baselinePath: string, laterPaths: readonly string[], options: DiffOptions) => {
      const currentPath = laterPaths[laterPaths.length - 1];
      const report =
        options.html === undefined
          ? undefined
          : await ReportFile.at(options.html, [baselinePath, ...laterPaths]);
      const current = await readSnapshot(currentPath, loadSnapshot);
      const between: SnapshotColumns[] = [];
      for (const path of laterPaths.slice(0, -1)) between.push(await readSnapshot(path, loadColumns));
      const baseline = await readSnapshot(baselinePath, loadColumns);
      const { retainedMap, ...diff } = diffSnapshots(baseline, current, {
        ...(between.length === 0 ? {} : { between }),
        withMap: report !== undefined,
      });
      const classes = diff.classes.filter((row) => row.className.includes(options.filter ?? ''));
      const shown = {
        ...diff,
        baseline: { file: baselinePath, ...diff.baseline },
        ...(between.length === 0 ? {} : { between: laterPaths.slice(0, -1) }),
        current: { file: currentPath, ...diff.current },
        classes,
      };
      if (options.json) console.log(JSON.stringify(shown));
      else console.log(diffText(shown, options.top, outputWidth()));
      if (report !== undefined && retainedMap !== undefined) {
        const { renderDiffReport } = await import('../report/diff-report.ts');
        const files = { baseline: baselinePath, between: laterPaths.slice(0, -1), current: currentPath };
        await report.write((frame) => renderDiffReport(diff, retainedMap, files, frame));
        if (!options.json) console.log(`\n${report.notice}`);
      }
      const worst = Math.max(0, ...diff.suspects.map((suspect) => suspect.retainedBytes));
      if (options.failOnGrowth !== undefined && worst > options.failOnGrowth) process.exitCode = 1;
    });
