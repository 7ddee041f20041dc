import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import { formatBytes } from '../explain/byte-text.ts';
import { ExporterClient, type RemoteSnapshot } from '../remote/exporter-client.ts';
import { ExporterError } from '../remote/exporter-error.ts';
import { fetchContent } from '../remote/fetched-content.ts';
import { captureAndWait } from '../remote/remote-capture.ts';
import { jsonOption } from './command-options.ts';
import { checkNewFile, readNamedFile } from './files/named-file.ts';
import { InputError } from './input-error.ts';
import { terminalText } from './terminal/terminal-text.ts';
import { captureProblemText, preflightText } from './text/capture-text.ts';

interface CaptureOptions {
  readonly output?: string;
  readonly tokenFile?: string;
  readonly reason: string;
  readonly yes?: boolean;
  readonly raw?: boolean;
  readonly force?: boolean;
  readonly isolate?: string;
  readonly heapProfile?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  heapwatch capture http://localhost:9471 --token-file token
  HEAPWATCH_TOKEN=… heapwatch capture http://localhost:9471 --yes -o late.heapsnapshot.gz
  heapwatch capture http://localhost:9471 --token-file token --heap-profile
The address is that of the exporter's control listener. A capture PAUSES the process;
what it will cost is said first. The token is never an argument: other users see those.
Exit codes: 0 fine, 2 refused, failed or not confirmed.`;

export const captureCommand = (): Command =>
  new Command('capture')
    .description('captures a heap snapshot of a running process and fetches it, after saying what that costs')
    .argument('<url>', 'address of the exporter’s control listener')
    .option('-o, --output <file>', 'the file to write, which must not be there yet')
    .option('--token-file <file>', 'file with the control token; else the variable HEAPWATCH_TOKEN')
    .option('--reason <text>', 'why, for the log and the meta of the snapshot', 'heapwatch capture')
    .option('--yes', 'capture without asking')
    .option('--raw', 'with all texts in it: wants a token with the scope raw')
    .option('--force', 'although memory may not do, which THE PROCESS MAY DIE OF: wants the scope force')
    .option('--isolate <label>', 'a worker thread, by the label that it is published under, as resize-1')
    .addOption(
      new Option(
        '--heap-profile',
        'a sampling heap profile instead, which costs next to nothing: wants profile.sampling',
      ).conflicts(['raw', 'force', 'isolate']),
    )
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (url: string, options: CaptureOptions) => {
      if (options.output !== undefined) await checkNewFile(options.output);
      const client = new ExporterClient(checkUrl(url), await readToken(options.tokenFile));
      try {
        const { heapProfile: isProfile = false } = options;
        const snapshot = await (isProfile
          ? client.captureHeapProfile(options.reason)
          : capture(client, options));
        const file = options.output ?? fileNameOf(snapshot, isProfile ? 'heapprofile' : 'heapsnapshot.gz');
        const kind = isProfile ? 'heap-profiles' : 'snapshots';
        const bytes = await fetchContent({ content: (id) => client.content(id, kind) }, snapshot, file);
        if (options.json) console.log(JSON.stringify({ file, bytes, snapshot }));
        else console.log(isProfile ? profileText(file, bytes) : doneText(file, bytes, snapshot));
      } catch (error) {
        throw error instanceof ExporterError ? new InputError(captureProblemText(url, error)) : error;
      }
    });

async function capture(client: ExporterClient, options: CaptureOptions): Promise<RemoteSnapshot> {
  const preflight = await preflightOf(client, options.isolate);
  console.error(terminalText(preflightText(preflight)));
  if (preflight !== undefined && preflight.verdict !== 'go' && options.force !== true) {
    throw new InputError(
      'not captured: the exporter would refuse (--heap-profile needs no room, --force passes a lack of memory)',
    );
  }
  if (options.yes !== true) await confirm();
  const order = {
    reason: options.reason,
    ...(options.raw ? { redact: false } : {}),
    ...(options.force ? { force: true } : {}),
    ...(options.isolate === undefined ? {} : { isolate: options.isolate }),
  };
  const began = performance.now();
  return captureAndWait(client, order, () => {
    if (process.stderr.isTTY !== true) return;
    process.stderr.write(`\r\u001b[Kcapturing, ${Math.round((performance.now() - began) / 1000)} s …`);
  }).finally(() => {
    if (process.stderr.isTTY === true) process.stderr.write('\r\u001b[K');
  });
}

async function preflightOf(client: ExporterClient, isolate: string | undefined) {
  if (isolate === undefined) return client.preflight();
  const isolates = await client.isolates();
  const found = isolates.find((one) => one.isolate === isolate);
  if (found !== undefined) return found.preflight;
  const labels = isolates.map((one) => one.isolate).join(', ');
  throw new InputError(`not captured: there is no isolate ${isolate} there now; there are ${labels}`);
}

async function confirm(): Promise<void> {
  if (process.stdin.isTTY !== true)
    throw new InputError('not captured: without a terminal to ask on, say --yes');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await lines.question('Capture? [y/N] ');
    if (!/^y(?:es)?$/i.test(answer.trim())) throw new InputError('not captured');
  } finally {
    lines.close();
  }
}

function checkUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '') {
    throw new InputError(`${text}: expected the address of a control listener, as http://localhost:9471`);
  }
  return url.href;
}

async function readToken(path: string | undefined): Promise<string> {
  const from = path === undefined ? 'HEAPWATCH_TOKEN' : path;
  const text = path === undefined ? process.env.HEAPWATCH_TOKEN : await readNamedFile(path);
  const token = text?.trim() ?? '';
  if (token === '' && path === undefined) {
    throw new InputError('a token is needed: --token-file FILE, or the variable HEAPWATCH_TOKEN');
  }
  if (!/^[\x21-\x7e]+$/.test(token)) throw new InputError(`${from}: expected one token and nothing else`);
  return token;
}

/** What the process calls itself becomes a name in this folder, and nothing but that. */
function fileNameOf({ service, id }: RemoteSnapshot, ending: string): string {
  const name = (service ?? '').replaceAll(/[^A-Za-z0-9_-]+/g, '-').slice(0, 60);
  return `${name === '' ? '' : `${name}-`}${id}.${ending}`;
}

function profileText(file: string, bytes: number): string {
  const lines = [
    `Wrote ${file}, ${formatBytes(bytes)}: what was allocated since sampling began and is alive, by call path.`,
    `Next, with an earlier one: heapwatch diff EARLIER ${file}`,
  ];
  return lines.map(terminalText).join('\n');
}

function doneText(file: string, bytes: number, { pauseSeconds, redacted }: RemoteSnapshot): string {
  const pause =
    pauseSeconds === undefined ? '' : `; the process stood still for ${pauseSeconds.toFixed(1)} s`;
  const secret = redacted === false ? ' It is NOT redacted: as secret as the memory of the process.' : '';
  const lines = [
    `Wrote ${file}, ${formatBytes(bytes)}${pause}.${secret}`,
    `Next: heapwatch summary ${file}`,
    `or, with an earlier one: heapwatch diff EARLIER ${file}`,
  ];
  return lines.map(terminalText).join('\n');
}
