import { homedir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ServiceError, startService } from '../serve/service.ts';
import { readTargets, TargetError } from '../serve/targets/target-list.ts';
import { StoreError } from '../store/snapshots/store-error.ts';
import { byteNumber } from './command-options.ts';
import { readNamedFile } from './files/named-file.ts';
import { InputError } from './input-error.ts';
import { VERSION } from './version.ts';

interface ServeOptions {
  readonly dir?: string;
  readonly host: string;
  readonly port: number;
  readonly targets?: string;
  readonly tokenFile?: string;
  readonly captureTokenFile?: string;
  readonly allowHost: readonly string[];
  readonly memory?: number;
  readonly analyses: number;
  readonly quota: number;
}

const DEFAULT_QUOTA_BYTES = 16 * 2 ** 30;

const EXAMPLES = `
Examples:
  heapwatch serve --dir snapshots                        look at files, on this machine only
  heapwatch serve --targets targets.json --capture-token-file capture.token
  heapwatch serve --host 0.0.0.0 --token-file read.token --capture-token-file capture.token
Tokens: also HEAPWATCH_SERVE_TOKEN and HEAPWATCH_SERVE_CAPTURE_TOKEN.
Targets: [{ "service": "shop", "instance": "shop-1:9470",
  "controlUrl": "http://127.0.0.1:9471", "tokenFile": "shop.token" }]`;

export const serveCommand = (): Command =>
  new Command('serve')
    .description('an HTTP service over a directory of snapshots: lists, captures, diffs')
    .option(
      '--dir <directory>',
      'where the snapshots are, its own and mode 0700; ~/.heapwatch/snapshots unless given',
    )
    .option('--host <address>', 'address to listen on; another than loopback needs --token-file', '127.0.0.1')
    .addOption(
      new Option('--port <number>', 'port to listen on; 0 takes a free one')
        .argParser(portNumber)
        .default(9472),
    )
    .option('--targets <file>', 'instances that can be asked for snapshots, as JSON')
    .option('--token-file <file>', 'file with the token that lets read')
    .option(
      '--capture-token-file <file>',
      'file with the token that lets capture and delete, too; without it nobody may',
    )
    .option('--allow-host <name...>', 'host names that requests may come by, besides those of loopback', [])
    .addOption(
      new Option(
        '--memory <bytes>',
        'memory of the whole service (8GiB); half the machine’s unless given',
      ).argParser(byteNumber),
    )
    .addOption(
      new Option('--analyses <number>', 'analyses at once; one fewer than there are cores at most')
        .argParser(analysisNumber)
        .default(1),
    )
    .addOption(
      new Option(
        '--quota <bytes>',
        'room for what is worked out (indexes, diffs); what was not used for longest goes first',
      )
        .argParser(byteNumber)
        .default(DEFAULT_QUOTA_BYTES, '16GiB'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServeOptions) => {
      try {
        await serve(options);
      } catch (error) {
        const isTold = [ServiceError, StoreError, TargetError].some((kind) => error instanceof kind);
        if (isTold || (error as NodeJS.ErrnoException).syscall === 'listen') {
          throw new InputError((error as Error).message);
        }
        throw error;
      }
    });

async function serve(options: ServeOptions): Promise<void> {
  const service = await startService({
    directory: options.dir ?? defaultDirectory(),
    host: options.host,
    port: options.port,
    hostNames: options.allowHost,
    readToken: await readToken(options.tokenFile, 'HEAPWATCH_SERVE_TOKEN'),
    captureToken: await readToken(options.captureTokenFile, 'HEAPWATCH_SERVE_CAPTURE_TOKEN'),
    targets: options.targets === undefined ? [] : await readTargets(options.targets),
    memoryBytes: options.memory ?? halfTheMachine(),
    analysesAtOnce: options.analyses,
    quotaBytes: options.quota,
    version: VERSION,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  console.log(
    `heapwatch serve: listening on ${service.url}, snapshots in ${options.dir ?? defaultDirectory()}`,
  );
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, resolve);
  });
  console.log(`heapwatch serve: ending (${signal})`);
  await service.close();
}

/** A token is never an argument: those are seen by everyone on the machine. */
async function readToken(path: string | undefined, variable: string): Promise<string | undefined> {
  const text = path === undefined ? process.env[variable] : await readNamedFile(path);
  const token = text?.trim();
  if (path === undefined && (token === undefined || token === '')) return undefined;
  if (token === undefined || !/^[\x21-\x7e]{8,}$/.test(token)) {
    throw new InputError(`${path ?? variable}: a token has eight characters or more, and no spaces`);
  }
  return token;
}

function defaultDirectory(): string {
  return join(homedir(), '.heapwatch', 'snapshots');
}

/** Of what the container may have, where it says so. */
function halfTheMachine(): number {
  const constrained = process.constrainedMemory();
  const total = totalmem();
  return Math.floor((constrained > 0 && constrained < total ? constrained : total) / 2);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('expected a port, from 0 to 65535.');
  return port;
}

function analysisNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 64)
    throw new InvalidArgumentError('expected a number from 1 to 64.');
  return number;
}
