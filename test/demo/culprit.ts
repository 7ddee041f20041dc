import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SnapshotDiff } from '../../analyzer/src/index.ts';

const run = promisify(execFile);
const CLI = join(import.meta.dirname, '../../analyzer/dist/cli/main.js');
const MAX_OUTPUT_BYTES = 256 * 2 ** 20;

/** What `heapwatch diff` says of two snapshots: its table, as a person reads it. */
export async function diffTable(baseline: string, current: string): Promise<string> {
  const { stdout } = await run(process.execPath, [CLI, 'diff', baseline, current, '--top', '8'], {
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  return stdout.trimEnd();
}

/** The same as data. */
export async function diffData(baseline: string, current: string): Promise<SnapshotDiff> {
  const { stdout } = await run(process.execPath, [CLI, 'diff', baseline, current, '--json'], {
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  return JSON.parse(stdout) as SnapshotDiff;
}
