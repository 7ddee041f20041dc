import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findLeakProgram, programFile } from '../../programs/index.ts';
import { startProcess } from '../../tools/processes.ts';

const START = join(import.meta.dirname, '../../demo/start.ts');
const LIMIT_MS = 5 * 60_000;

/** Ids of the processes that run with this variable, which a process inherits from the one that starts it. */
function processesMarked(mark: string): readonly string[] {
  return readdirSync('/proc').filter((id) => /^\d+$/.test(id) && environmentOf(id).includes(mark));
}

function environmentOf(id: string): readonly string[] {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
  } catch {
    // It ended meanwhile, or is another user's.
    return [];
  }
}

test('npm start reaches the firing alert and names the culprit with its line within five minutes', async () => {
  const startedAt = Date.now();
  const demo = await startProcess(process.execPath, [START, '--once']);
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
});

test.runIf(existsSync('/proc/self/environ'))('an interrupt ends every process the demo started', async () => {
  const mark = `HEAPWATCH_DEMO_TEST=${process.pid}-${Date.now()}`;
  const demo = await startProcess(process.execPath, [START], {
    env: { HEAPWATCH_DEMO_TEST: mark.split('=')[1] },
    ready: /Prometheus {2}http/,
  });
  expect(processesMarked(mark).length).toBeGreaterThanOrEqual(3);
  process.kill(demo.pid, 'SIGINT');
  expect(await demo.ended).toBe('SIGINT');
  expect(processesMarked(mark)).toEqual([]);
});
