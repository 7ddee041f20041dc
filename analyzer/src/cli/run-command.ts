import { constants } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { childEnvironment } from '../run/child-environment.ts';
import { type Program, startProgram } from '../run/program.ts';
import { createRunFolder, type RunFolder } from '../run/run-folder.ts';
import { jsonOption } from './command-options.ts';
import { InputError } from './input-error.ts';
import { runJson } from './run/run-json.ts';
import { RunSession } from './run/run-session.ts';
import { readSourceMaps } from './source-maps-option.ts';

interface RunOptions {
  readonly report?: string;
  readonly json?: boolean;
  readonly failOnLeak?: boolean;
  readonly for?: number;
  readonly keep?: boolean;
  readonly quiet?: boolean;
  readonly sourceMaps?: string;
}

const EXAMPLES = `
Examples:
  heapwatch run -- node app.js
  heapwatch run --report leak.html -- npm start
  heapwatch run --for 3m --fail-on-leak --json -- node app.js > leak.json
The program has its own input, output and signals; what heapwatch says is on stderr.
kill -USR2 PID (of heapwatch) captures at once, and says what grew.
Exit codes: the program's own, 128 and the signal's number if one ended it,
0 if --for did; 1 with --fail-on-leak and a leak, 2 if it could not be started.`;

export const runCommand = (): Command =>
  new Command('run')
    .description('runs a Node.js program, watches it, and names what leaks: no Prometheus, no Grafana')
    .argument('<command...>', 'the program and its arguments, behind --')
    .option('--report <file>', 'write a report of what leaks, to read in a browser, offline')
    .addOption(jsonOption('print JSON at the end; the output of the program then goes to stderr'))
    .option('--fail-on-leak', 'exit 1 if a leak was told')
    .addOption(
      new Option(
        '--for <duration>',
        'end the program after so long (90s, 10m, 2h), or when a leak that was told by then is captured',
      ).argParser(durationMs),
    )
    .option('--keep', 'keep the snapshots, and say where they are')
    .option('--quiet', 'say nothing unless something leaks')
    .option('--source-maps <dir>', 'tell places in the original source by the maps below the directory')
    .addHelpText('after', EXAMPLES)
    .action(async ([command = '', ...args]: readonly string[], options: RunOptions) => {
      const report =
        options.report === undefined
          ? undefined
          : (await (await import('./report-file.ts')).ReportFile.at(options.report, [])).path;
      await readSourceMaps(options.sourceMaps);
      const folder = await createRunFolder();
      try {
        process.exitCode = await run(folder, command, args, { ...options, report });
      } finally {
        if (options.keep) console.error(`heapwatch: the snapshots are in ${folder.snapshots}`);
        else await folder.remove();
      }
    });

async function run(
  folder: RunFolder,
  command: string,
  args: readonly string[],
  options: Omit<RunOptions, 'report'> & { readonly report: string | undefined },
): Promise<number> {
  const { report, sourceMaps, json = false, quiet = false } = options;
  const program = await start(folder, command, args, json);
  const cli = process.argv[1] ?? '';
  const session = new RunSession(folder, { cli, report, sourceMaps, isQuiet: quiet });
  process.on('SIGUSR2', () => session.captureNow());
  process.on('exit', () => session.release());
  session.start();
  let isTimeUp = false;
  const end = () =>
    void session.watch.whenCaptured().then(() => {
      isTimeUp = true;
      program.end();
    });
  const deadline = options.for === undefined ? undefined : setTimeout(end, options.for);
  const ended = await program.ended;
  // what --for ends has not failed
  const exitCode = isTimeUp && ended === 128 + constants.signals.SIGTERM ? 0 : ended;
  clearTimeout(deadline);
  // The program is gone: from here on they are meant for us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      if (!options.keep) folder.removeNow();
      process.exit(exitCode === 0 ? 128 + constants.signals[signal] : exitCode);
    });
  }
  if (program.signalled !== undefined) await session.watch.end(program.signalled);
  await session.stop();
  session.end();
  if (json) console.log(JSON.stringify(runJson([command, ...args], exitCode, session)));
  const hasLeaked = session.watch.processes.some(({ leaks }) => leaks.size > 0);
  return options.failOnLeak && hasLeaked ? 1 : exitCode;
}

async function start(
  folder: RunFolder,
  command: string,
  args: readonly string[],
  isStdoutMoved: boolean,
): Promise<Program> {
  const preload = new URL('../run/preload.js', import.meta.url).href;
  const environment = childEnvironment(process.env, folder, preload);
  try {
    return await startProgram(command, args, { environment, isStdoutMoved });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such program' : message;
    const next = /\.[cm]?[jt]s$/.test(command) ? ` (heapwatch run -- node ${command})` : '';
    throw new InputError(`${command}: cannot be started: ${why}${next}`);
  }
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

function durationMs(text: string): number {
  const [, digits, unit = ''] = /^(\d{1,5})([smh])$/.exec(text) ?? [];
  const unitMs = UNIT_MS[unit];
  if (unitMs === undefined) throw new InvalidArgumentError('expected a duration, as 90s, 10m or 2h.');
  return Number(digits) * unitMs;
}
