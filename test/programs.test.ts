import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LEAK_PROGRAMS, programFile } from './programs/index.ts';
import { startLoad } from './programs/load.ts';
import { startProcess } from './tools/processes.ts';

const FOLDER = join(import.meta.dirname, 'programs');

test('the table names every program there is', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(LEAK_PROGRAMS.map(({ name }) => name).sort()).toEqual(folders.map(({ name }) => name).sort());
});

describe.each(LEAK_PROGRAMS)('$name', (program) => {
  const lines = readFileSync(programFile(program, 'leaky'), 'utf8').split('\n');

  test('has its culprit on the line the table says', () => {
    const at = program.culpritLine - 1;
    if ('functionName' in program.culprit) {
      expect(lines[at]).toMatch(new RegExp(`(function|^) *${program.culprit.functionName}\\(`));
    } else {
      expect(lines[at]).toContain('constructor(');
      expect(lines[at - 1]).toContain(`class ${program.culprit.className} {`);
    }
  });

  test('is explained in the README, with the place', () => {
    const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${program.name}\` `));
    expect(row).toContain(`leaky.cjs:${program.culpritLine}`);
  });

  test.each(['leaky', 'fixed'] as const)('%s serves, and ends on SIGTERM with exit code 0', async (twin) => {
    const started = await startProcess(process.execPath, [programFile(program, twin)], {
      env: { PORT: '0' },
      ready: /^listening on (http:\/\/127\.0\.0\.1:\d+)$/m,
    });
    try {
      const { path } = program.load ?? { path: '/' };
      const response = await fetch(`${started.match[1]}${path}`);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toBe('');
    } finally {
      await started.stop();
    }
    expect(await started.ended).toBe(0);
  });
});

describe('load', () => {
  test('ends after its number of requests, each with its own number', async () => {
    const program = LEAK_PROGRAMS.find(({ name }) => name === 'unbounded-cache');
    if (program === undefined) throw new Error('no such program');
    const started = await startProcess(process.execPath, [programFile(program, 'leaky')], {
      env: { PORT: '0' },
      ready: /listening on (\S+)/,
    });
    const url = started.match[1] ?? '';
    try {
      const load = startLoad({ url, path: '/{n}', requestsPerSecond: 500, maxRequests: 7, maxSeconds: 30 });
      await expect.poll(() => load.answered, { timeout: 10_000 }).toBe(7);
      await fetch(`${url}/9`);
      expect(load).toMatchObject({ answered: 7, failed: 0 });
      load.stop();
    } finally {
      await started.stop();
    }
  });

  test('counts what fails', async () => {
    const load = startLoad({
      url: 'http://127.0.0.1:1',
      path: '/',
      requestsPerSecond: 500,
      maxRequests: 3,
      maxSeconds: 30,
    });
    await expect.poll(() => load.failed, { timeout: 10_000 }).toBe(3);
    expect(load.answered).toBe(0);
    load.stop();
  });

  test('goes to loopback only', () => {
    const options = { path: '/', requestsPerSecond: 1, maxRequests: 1, maxSeconds: 1 };
    expect(() => startLoad({ url: 'http://example.com', ...options })).toThrow('loopback only');
  });
});
