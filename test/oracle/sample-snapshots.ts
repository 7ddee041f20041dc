import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findNode, NODE_VERSIONS } from '../tools/node-runtime.ts';
import { snapshotChromium } from './chromium-snapshots.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../.cache/oracle');
const ZOO = join(import.meta.dirname, 'programs/zoo.cjs');
const PAGE = join(import.meta.dirname, 'programs/page.html');

/** Snapshots of one process, before and after it grew. */
export interface SampleSnapshots {
  readonly name: string;
  readonly files: readonly [before: string, after: string];
}

const NODE_KINDS = {
  plain: {},
  internals: { exposeInternals: true },
  numbers: { exposeNumericValues: true },
  'internals and numbers': { exposeInternals: true, exposeNumericValues: true },
  'allocation stacks': { trackAllocations: true },
  worker: { ofWorker: true },
};
const CHROMIUM_KINDS = {
  plain: {},
  internals: { exposeInternals: true },
  numbers: { captureNumericValue: true },
};

/** Every runtime with every kind of snapshot, made on first use and again when the program has changed. */
export async function* sampleSnapshots(): AsyncGenerator<SampleSnapshots> {
  for (const version of NODE_VERSIONS) {
    for (const [kind, options] of Object.entries(NODE_KINDS)) {
      yield make(`Node.js ${version}, ${kind}`, ZOO, async (before, after) => {
        await run(await findNode(version), [ZOO, before, after, JSON.stringify(options)], {
          env: {},
          timeout: 120_000,
        });
      });
    }
  }
  for (const [kind, options] of Object.entries(CHROMIUM_KINDS)) {
    yield make(`Chromium, ${kind}`, PAGE, (before, after) => snapshotChromium(before, after, options));
  }
}

async function make(
  name: string,
  program: string,
  write: (before: string, after: string) => Promise<void>,
): Promise<SampleSnapshots> {
  const hash = createHash('sha256').update(readFileSync(program)).digest('hex').slice(0, 8);
  const base = join(ROOT, `${name.toLowerCase().replace(/[^a-z0-9.]+/g, '-')}-${hash}`);
  const files = [`${base}-before.heapsnapshot`, `${base}-after.heapsnapshot`] as const;
  if (!existsSync(files[1])) {
    mkdirSync(ROOT, { recursive: true });
    const partial = `${files[1]}.partial`;
    await write(files[0], partial);
    renameSync(partial, files[1]);
  }
  return { name, files };
}
