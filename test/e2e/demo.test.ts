import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findLeakProgram, programFile } from '../programs/index.ts';
import { startProcess } from '../tools/processes.ts';

const START = join(import.meta.dirname, '../demo/start.ts');
const LIMIT_MS = 5 * 60_000;

/** Processes of which this was an ancestor's id, found by what they carry in their environment. */
async function processesMarked(mark: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('ps', ['axeww', '-o', 'pid=,command=']);
  return stdout.split('\n').filter((line) => line.includes(mark) && !line.includes(' ps axeww'));
}

test('npm start reaches the firing alert and names the culprit with its line within five minutes', async () => {
  const mark = `HEAPWATCH_DEMO_TEST=${process.pid}-${Date.now()}`;
  const startedAt = Date.now();
  const demo = await startProcess(process.execPath, [START, '--once'], {
    env: { HEAPWATCH_DEMO_TEST: mark.split('=')[1] },
  });
  expect(await demo.ended, demo.output()).toBe(0);
  const output = demo.output();
  expect(output).toContain('HeapwatchHeapLeak is firing');
  const { culpritLine } = findLeakProgram('request-listeners');
  const file = programFile(findLeakProgram('request-listeners'), 'leaky');
  expect(readFileSync(file, 'utf8').split('\n')[culpritLine - 1]).toContain('leakEventCallback');
  expect(output).toMatch(/first suspect: .*leakEventCallback/);
  expect(output).toContain(`${file}:${culpritLine}:`);
  expect(output).toMatch(/dashboard: http:\/\/127\.0\.0\.1:\d+\/d\/heapwatch-process/);
  expect(Date.now() - startedAt).toBeLessThan(LIMIT_MS);
  expect(await processesMarked(mark)).toEqual([]);
});

test('an interrupt ends every process the demo started', async () => {
  const mark = `HEAPWATCH_DEMO_TEST=${process.pid}-${Date.now()}`;
  const demo = await startProcess(process.execPath, [START], {
    env: { HEAPWATCH_DEMO_TEST: mark.split('=')[1] },
    ready: /Prometheus {2}http/,
  });
  expect((await processesMarked(mark)).length).toBeGreaterThanOrEqual(3);
  process.kill(demo.pid, 'SIGINT');
  expect(await demo.ended).toBe('SIGINT');
  expect(await processesMarked(mark)).toEqual([]);
});
