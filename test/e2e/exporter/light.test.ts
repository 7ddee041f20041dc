import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freePort } from '../../tools/ports.ts';

const REGISTER = resolve(import.meta.dirname, '../../../exporter/dist/register.js');
const state = mkdtempSync(join(tmpdir(), 'heapwatch-light-'));
afterAll(() => rmSync(state, { recursive: true }));

/** A CommonJS program with a server: of Node.js it loads little by itself. Scrapes, then tells how long that text is, what is loaded and alive. */
const PROGRAM = `
  const http = require('node:http');
  const server = http.createServer((request, response) => response.end('ok')).listen(0, '127.0.0.1', async () => {
    const port = process.env.HEAPWATCH_METRICS_PORT ?? server.address().port;
    const get = () => new Promise((end) => http.get({ port, host: '127.0.0.1', path: '/metrics' }, (response) => {
      let bytes = 0;
      response.on('data', (piece) => { bytes += piece.length; }).on('end', () => end(bytes));
    }));
    let scrapeBytes = 0;
    for (let i = 0; i < 20; i++) scrapeBytes = await get();
    for (let i = 0; i < 10; i++) {
      gc();
      await new Promise((wake) => setImmediate(wake));
    }
    const loaded = process.moduleLoadList.filter((name) => name.startsWith('NativeModule ')).map((name) => name.slice(13));
    console.log(JSON.stringify({ loaded, scrapeBytes, liveBytes: process.memoryUsage().heapUsed }));
    process.exit(0);
  });
`;

function run(isWatched: boolean, environment: Record<string, string> = {}) {
  const preload = isWatched ? ['--import', REGISTER] : [];
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', ...preload, '--eval', PROGRAM], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, XDG_STATE_HOME: state, ...environment },
  });
  expect(stderr.replaceAll(/^heapwatch: the \w+ listener is on .*\n/gm, '')).toBe('');
  return JSON.parse(stdout) as {
    readonly loaded: readonly string[];
    readonly scrapeBytes: number;
    readonly liveBytes: number;
  };
}

describe('an ordinary program under the exporter', async () => {
  const bare = run(false);
  const watched = run(true, { HEAPWATCH_METRICS_PORT: String(await freePort()) });
  const added = watched.loaded.filter((name) => !bare.loaded.includes(name));

  test('loads no large part of Node.js that it would not have loaded', () => {
    expect(added).toContain('perf_hooks');
    const large = /undici|http2|tls|crypto|zlib|webstreams|fs\/promises|readline|repl|util\/diff/;
    expect(added.filter((name) => large.test(name))).toEqual([]);
  });

  test('has less than 1.5 MB more alive', () => {
    expect(watched.liveBytes - bare.liveBytes).toBeLessThan(1.5e6);
  });

  test('is scraped in less than 15 KB', () => {
    expect(watched.scrapeBytes).toBeGreaterThan(5000);
    expect(watched.scrapeBytes).toBeLessThan(15_000);
  });
});

test('a child process that can talk to its parent, and is no worker of a cluster, loads no cluster', async () => {
  const program = join(state, 'child.cjs');
  writeFileSync(program, `process.send(process.moduleLoadList); process.disconnect();`);
  const child = fork(program, {
    execArgv: ['--import', REGISTER],
    env: { PATH: process.env.PATH, XDG_STATE_HOME: state, HEAPWATCH_METRICS_LISTEN: 'false' },
  });
  const [loaded] = await once(child, 'message');
  await once(child, 'exit');
  expect(loaded).toContain('NativeModule perf_hooks');
  expect(loaded).not.toContain('NativeModule cluster');
});

test('what captures need is loaded where they are offered', async () => {
  const { loaded } = run(true, {
    HEAPWATCH_METRICS_PORT: String(await freePort()),
    HEAPWATCH_CONTROL_PORT: '0',
    HEAPWATCH_CONTROL_TOKEN: 'a-long-enough-token',
  });
  expect(loaded).toContain('zlib');
});

test('no text of code takes two bytes a character', () => {
  // V8 keeps the text of a module as long as its functions, in two bytes each if one is beyond Latin-1.
  const files = globSync(join(dirname(REGISTER), '**/*.js'));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => /[\u0100-\uffff]/.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('the process is asked for parts of Node.js, and the loader is not', () => {
  const named = globSync(join(dirname(REGISTER), '**/*.js')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import \{[^}]*\} from "(node:[^"]+)"/gm)].map(([, id]) => id),
  );
  expect(new Set(named)).toEqual(new Set(['node:perf_hooks']));
});
