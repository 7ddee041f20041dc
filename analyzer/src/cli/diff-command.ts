import { Command, Option } from 'commander';
import type { ComparedFiles } from '../report/compared-files.ts';
import {
  byteNumber,
  filterOption,
  htmlOption,
  isFiltered,
  jsonOption,
  outputWidth,
  topOption,
} from './command-options.ts';
import { compareFiles, compareFix } from './files/compare-files.ts';
import { areHeapProfiles, diffProfileFiles } from './files/profile-diff.ts';
import { InputError } from './input-error.ts';
import { printMapWarnings, readSourceMaps, sourceMapsOption } from './source-maps-option.ts';

interface DiffOptions {
  readonly json?: boolean;
  readonly html?: string;
  readonly top: number;
  readonly filter?: string;
  readonly failOnGrowth?: number;
  readonly expectFixed?: boolean;
  readonly sourceMaps?: string;
}

const EXAMPLES = `
Examples:
  heapwatch diff early.heapsnapshot late.heapsnapshot
  heapwatch diff first.heapsnapshot second.heapsnapshot third.heapsnapshot
  heapwatch diff early.heapsnapshot late.heapsnapshot --html report.html
  heapwatch diff early.heapsnapshot late.heapsnapshot --fail-on-growth 10MiB
  heapwatch diff before-fix.heapsnapshot after-fix.heapsnapshot --expect-fixed
  heapwatch diff early.heapsnapshot late.heapsnapshot --source-maps dist
  heapwatch diff early.heapprofile late.heapprofile
Exit codes: 0 fine, 1 growth that --fail-on-growth or --expect-fixed forbids,
2 bad usage or bad input.`;

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
      new Option('--fail-on-growth <bytes>', 'exit 1 if a suspect retains more (10MiB, 4096)').argParser(
        byteNumber,
      ),
    )
    .option(
      '--expect-fixed',
      'the first file is before a fix, the second after it, under the same load (or an early and a late one of each): exit 1 unless it is fixed',
    )
    .addOption(sourceMapsOption())
    .addHelpText('after', EXAMPLES)
    .action(async (baselinePath: string, laterPaths: readonly string[], options: DiffOptions) => {
      const paths = [baselinePath, ...laterPaths];
      if (areHeapProfiles(paths)) return printProfileDiff(paths, options);
      const report =
        options.html === undefined
          ? undefined
          : await (await import('./report-file.ts')).ReportFile.at(options.html, paths);
      const sourceMaps = await readSourceMaps(options.sourceMaps);
      const compare = options.expectFixed ? compareFix : compareFiles;
      const { retainedMap, ...diff } = await compare(paths, { withMap: report !== undefined, sourceMaps });
      const shown: ComparedFiles = {
        ...diff,
        classes: diff.classes.filter(({ className }) => isFiltered(className, options.filter)),
      };
      if (options.json) console.log(JSON.stringify(shown));
      else {
        const { diffText } = await import('./text/diff-text.ts');
        console.log(diffText(shown, options.top, outputWidth()));
      }
      if (report !== undefined && retainedMap !== undefined) {
        const { renderDiffReport } = await import('../report/diff-report.ts');
        await report.write((frame) => renderDiffReport(diff, retainedMap, frame));
        if (!options.json) console.log(`\n${report.notice}`);
      }
      printMapWarnings(sourceMaps);
      const worst = Math.max(0, ...diff.suspects.map((suspect) => suspect.retainedBytes));
      const isTooMuch = options.failOnGrowth !== undefined && worst > options.failOnGrowth;
      if (isTooMuch || (diff.fixed !== undefined && diff.fixed.verdict !== 'fixed')) process.exitCode = 1;
    });

/** Sampling heap profiles: what grew by the function that allocated it. */
async function printProfileDiff(paths: readonly string[], options: DiffOptions): Promise<void> {
  if (options.html !== undefined || options.expectFixed || options.sourceMaps !== undefined) {
    throw new InputError('heap profiles take --json, --top, --filter and --fail-on-growth');
  }
  const diff = await diffProfileFiles(paths);
  const functions = diff.functions.filter(({ functionName }) => isFiltered(functionName, options.filter));
  const shown = { ...diff, functions };
  if (options.json) console.log(JSON.stringify(shown));
  else {
    const { profileDiffText } = await import('./text/profile-diff-text.ts');
    console.log(profileDiffText(shown, options.top, outputWidth()));
  }
  const worst = Math.max(0, ...diff.functions.map(({ deltaBytes }) => deltaBytes));
  if (options.failOnGrowth !== undefined && worst > options.failOnGrowth) process.exitCode = 1;
}
