import { open, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { RedactionError, redactedSnapshot } from '@heapwatch/exporter/redaction';
import { Command, Option } from 'commander';
import { formatBytes } from '../explain/byte-text.ts';
import { readFile, unpack } from '../open/read-bytes.ts';
import { jsonOption } from './command-options.ts';
import { checkNewFile } from './files/named-file.ts';
import { readSnapshot } from './files/read-snapshot.ts';
import { InputError } from './input-error.ts';

interface RedactOptions {
  readonly allow: readonly string[];
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  heapwatch redact app.heapsnapshot app.redacted.heapsnapshot.gz
  heapwatch redact app.heapsnapshot out.heapsnapshot --allow tenant42 --allow order-queue

Texts are replaced by «string:length:hash», and so are names that may be data. Equal texts stay equal in one file,
and differ from those of another: compare the originals, or two snapshots that one process redacted itself.`;

export const redactCommand = (): Command =>
  new Command('redact')
    .description('a copy of a snapshot without the data: same graph and sizes')
    .argument('<snapshot>', 'a .heapsnapshot file, plain or gzip')
    .argument('<output>', 'the file to write; gzip if its name ends in .gz')
    .addOption(
      new Option('--allow <name>', 'a name that may stay; can be given again')
        .argParser((name, names: readonly string[]) => [...names, name])
        .default([], 'none'),
    )
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, output: string, { allow, json }: RedactOptions) => {
      await checkNewFile(output);
      const bytes = await readSnapshot(path, (source) => redactFile(source, output, allow));
      if (json) console.log(JSON.stringify({ file: path, output, bytes }));
      else console.log(`Wrote ${output}, ${formatBytes(bytes)}.`);
    });

/** Writes a new file that only this user can read, and leaves none if it cannot be finished. Returns its size in bytes. */
async function redactFile(path: string, output: string, allowedNames: readonly string[]): Promise<number> {
  const content = redactedSnapshot(copies(unpack(readFile(path))), { allowedNames });
  // a file that is not there or is no snapshot leaves no file either
  const first = await content.next().catch(toInputError(path));
  const file = await open(output, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'EEXIST' ? 'there is a file already' : `cannot be written (${error.code})`;
    throw new InputError(`${output}: ${reason}`);
  });
  try {
    const packing = output.endsWith('.gz') ? [createGzip()] : [];
    const written = file.createWriteStream({ flush: true });
    await pipeline([Readable.from(whole(first, content)), ...packing, written]);
    return (await stat(output)).size;
  } catch (error) {
    await rm(output, { force: true });
    return toInputError(path)(error);
  } finally {
    await file.close();
  }
}

async function* whole<T>(first: IteratorResult<T>, rest: AsyncIterable<T>): AsyncGenerator<T> {
  if (!first.done) yield first.value;
  yield* rest;
}

/** The pieces share a buffer, and streams keep them for later. */
async function* copies(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of source) yield new Uint8Array(piece);
}

const toInputError =
  (path: string) =>
  (error: unknown): never => {
    throw error instanceof RedactionError ? new InputError(`${path}: ${error.message}`) : error;
  };
