import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { SnapshotDiff, Suspect } from '../../../analyzer/src/index.ts';
import { LEAK_PROGRAMS, type LeakProgram, programFile } from '../../programs/index.ts';
import { startLoad } from '../../programs/load.ts';
import { observeProgram } from '../../tools/observed-program.ts';

const CLI = join(import.meta.dirname, '../../../analyzer/dist/cli/main.js');
/** Before the baseline: caches fill, connections open. */
const WARM_UP_SECONDS = 8;
const GROWTH_SECONDS = 10;
const LARGEST_HEALTHY_BYTES = 256 * 1024;
const LARGEST_HEALTHY_SHARE = 0.01;

async function diffUnderLoad(program: LeakProgram, twin: 'leaky' | 'fixed'): Promise<SnapshotDiff> {
  const observed = await observeProgram(programFile(program, twin), { service: program.name });
  const load =
    program.load && startLoad({ url: observed.url, ...program.load, maxRequests: 10_000, maxSeconds: 120 });
  try {
    await passSeconds(WARM_UP_SECONDS);
    // by requests too: a machine under load gets through its seconds with less done
    const wanted = WARM_UP_SECONDS * (program.load?.requestsPerSecond ?? 0) * 0.8;
    while (load !== undefined && load.answered < wanted) await passSeconds(0.2);
    const baseline = await observed.capture('baseline');
    await passSeconds(GROWTH_SECONDS);
    const current = await observed.capture('current');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [CLI, 'diff', baseline, current, '--json'],
      {
        maxBuffer: 1 << 28,
      },
    );
    return JSON.parse(stdout) as SnapshotDiff;
  } finally {
    load?.stop();
    await observed.stop();
  }
}

const passSeconds = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** What a reader sees first, for a failure's message. */
const sentences = (diff: SnapshotDiff): string => diff.suspects.map(({ sentence }) => sentence).join('\n');

function namesOn(suspect: Suspect): string[] {
  return suspect.path.flatMap((step) => [
    step.className,
    ...(step.edgeName === undefined ? [] : [step.edgeName]),
  ]);
}

describe.each(LEAK_PROGRAMS)('$name', (program) => {
  test('the culprit comes first, with its place and its holders', async () => {
    const diff = await diffUnderLoad(program, 'leaky');
    const [first] = diff.suspects;
    expect(diff.sameProcess).toBe(true);
    expect(first, sentences(diff)).toMatchObject(program.culprit);
    expect(first.source?.url, sentences(diff)).toContain(programFile(program, 'leaky'));
    expect(first.source?.line, sentences(diff)).toBe(program.culpritLine);
    expect(namesOn(first), sentences(diff)).toEqual(expect.arrayContaining([...program.holders]));
  });

  test('the fixed twin has no suspect of size', async () => {
    const diff = await diffUnderLoad(program, 'fixed');
    const largest = Math.max(0, ...diff.suspects.map(({ retainedBytes }) => retainedBytes));
    const bound = Math.max(LARGEST_HEALTHY_BYTES, diff.current.bytes * LARGEST_HEALTHY_SHARE);
    expect(largest, sentences(diff)).toBeLessThanOrEqual(bound);
  });
});
