import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListenersAnswer } from '../../../exporter/src/publish/http/listeners-answer.ts';
import { findNode, NODE_VERSIONS } from '../../tools/node-runtime.ts';
import { type StartedProcess, startProcess } from '../../tools/processes.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const DIST = pathToFileURL(join(ROOT, 'exporter/dist')).href;
const TOKEN = 'a-token-of-the-e2e-tests';
const OBSERVED_VERSIONS = NODE_VERSIONS.filter((version) => Number.parseInt(version, 10) >= 22);

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'exporter'], { cwd: ROOT });
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-listeners-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Runs a program to its end, and gives what it printed. */
async function runToEnd(node: string, args: readonly string[]) {
  return promisify(execFile)(node, args, {
    cwd: ROOT,
    timeout: 60_000,
    env: { ...process.env, HEAPWATCH_METRICS_HOST: '127.0.0.1', HEAPWATCH_METRICS_PORT: '0' },
  });
}

/** A service that knows of no exporter and leaks listeners of four kinds with every request. */
const LEAKING = `
const { EventEmitter } = require('node:events');
const { createServer } = require('node:http');
class OrderBus extends EventEmitter {}
const bus = new OrderBus();
const shutdown = new AbortController();
const settings = new EventTarget();
const closing = Symbol('closing');
let nextId = 1000;
function onRequest(request, response) {
  bus.on('order placed', () => response);
  bus.once(closing, () => response);
  bus.once('reply:' + nextId++, () => response);
  shutdown.signal.addEventListener('abort', () => response);
  settings.addEventListener('change', () => response, { once: true });
  response.end('ok');
}
const server = createServer(onRequest);
server.listen(0, '127.0.0.1', () => console.log('listening on http://127.0.0.1:' + server.address().port));
`;

/** Line and column at which the text stands in a file, from 1. */
function placeOf(path: string, text: string): { line: number; column: number } {
  const before = readFileSync(path, 'utf8').split(text)[0] ?? '';
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The warnings Node.js printed, without the process id. */
const warningsIn = (output: string) =>
  output
    .split('\n')
    .filter((line) => line.includes('MaxListenersExceededWarning'))
    .map((line) => line.replace(/^\(node:\d+\)/, ''))
    .sort();

interface Service extends StartedProcess {
  request(times: number): Promise<void>;
  metrics(): Promise<string>;
  listeners(): Promise<Response>;
}

async function startLeaking(version: string, preload: boolean, env = {}): Promise<Service> {
  const started = await startProcess(
    await findNode(version),
    [...(preload ? ['--import', '@heapwatch/exporter/register'] : []), program('leaking.cjs', LEAKING)],
    {
      cwd: ROOT,
      env: {
        HEAPWATCH_METRICS_HOST: '127.0.0.1',
        HEAPWATCH_METRICS_PORT: '0',
        HEAPWATCH_CONTROL_PORT: '0',
        HEAPWATCH_CONTROL_TOKEN: TOKEN,
        HEAPWATCH_SNAPSHOT_DIR: join(folder, 'snapshots'),
        ...env,
      },
      ready: preload
        ? /^(?=[\s\S]*listening on \S)(?=[\s\S]*metrics listener is on \S)(?=[\s\S]*control listener is on \S)/
        : /listening on \S+/,
      timeoutMs: 60_000,
    },
  );
  const url = (name: RegExp) => name.exec(started.output())?.[1] ?? '';
  return {
    ...started,
    async request(times) {
      const app = url(/(?<!listener is )listening on (\S+)/);
      for (let i = 0; i < times; i++) await (await fetch(app)).text();
    },
    metrics: async () => (await fetch(`${url(/metrics listener is on (\S+)/)}/metrics`)).text(),
    listeners: () =>
      fetch(`${url(/control listener is on (\S+)/)}/v1/listeners`, {
        headers: { Authorization: `Bearer ${TOKEN}` },
      }),
  };
}

const seriesOf = (text: string) =>
  text.split('\n').filter((line) => /^heapwatch_(?:listeners|max_listeners_warnings_total)\{/.test(line));

describe.each(OBSERVED_VERSIONS)('Node.js %s', (version) => {
  test('a service that leaks listeners is seen with the places they are added at', async () => {
    const service = await startLeaking(version, true);
    try {
      await service.request(10);
      expect(seriesOf(await service.metrics())).toEqual([
        'heapwatch_max_listeners_warnings_total{isolate="main"} 0',
      ]);
      await service.request(200);
      await service.metrics();
      await service.request(30);

      const series = seriesOf(await service.metrics());
      const warnings = series.pop();
      expect(series.sort()).toEqual([
        'heapwatch_listeners{isolate="main",emitter="AbortSignal",event="abort"} 240',
        'heapwatch_listeners{isolate="main",emitter="EventTarget",event="change"} 240',
        'heapwatch_listeners{isolate="main",emitter="OrderBus",event="closing"} 240',
        'heapwatch_listeners{isolate="main",emitter="OrderBus",event="order placed"} 240',
        'heapwatch_listeners{isolate="main",emitter="OrderBus",event="other"} 242',
      ]);
      const printed = warningsIn(service.output());
      expect(warnings).toBe(`heapwatch_max_listeners_warnings_total{isolate="main"} ${printed.length}`);

      const answer: ListenersAnswer = JSON.parse(await (await service.listeners()).text());
      expect(answer).toMatchObject({ threshold: 10, tracked: 5, untracked: 0 });
      expect(answer.maxListenersWarnings).toBe(printed.length);
      const path = join(folder, 'leaking.cjs');
      for (const [emitter, event, call] of [
        ['OrderBus', 'order placed', "on('order placed'"],
        ['OrderBus', 'closing', 'once(closing'],
        ['OrderBus', 'other', "once('reply:'"],
        ['AbortSignal', 'abort', "addEventListener('abort'"],
        ['EventTarget', 'change', "addEventListener('change'"],
      ]) {
        const found = answer.listeners.find((one) => one.emitter === emitter && one.event === event);
        expect(found?.growthPerMinute, `${emitter} ${event}`).toBeGreaterThan(0);
        expect(found?.addSites, `${emitter} ${event}`).toEqual([
          { url: path, ...placeOf(path, call ?? ''), functionName: 'onRequest', samples: expect.any(Number) },
        ]);
      }

      const bare = await startLeaking(version, false);
      try {
        await bare.request(240);
        await expect.poll(() => warningsIn(bare.output())).toEqual(printed);
        expect(printed.length).toBeGreaterThanOrEqual(3);
      } finally {
        await bare.stop();
      }
    } finally {
      await service.stop();
    }
  });

  test('stopping puts everything back, and the process ends by itself', async () => {
    const path = program(
      'stopping.mjs',
      `import { EventEmitter } from 'node:events';
       import { isDeepStrictEqual } from 'node:util';
       import { startHeapwatch } from '${DIST}/index.js';
       const look = () => [
         ...[EventEmitter, EventEmitter.prototype, EventTarget.prototype, AbortSignal.prototype, Error].map((owner) =>
           Reflect.ownKeys(owner).map((key) => [key, Object.entries(Object.getOwnPropertyDescriptor(owner, key))])),
         process.eventNames().map((name) => [name, process.listeners(name)]),
       ];
       const before = look();
       const heapwatch = startHeapwatch();
       await heapwatch.ready;
       const during = look();
       heapwatch.watchEmitter(new EventEmitter().on('placed', () => {}), 'orders');
       for (let i = 0; i < 30; i++) process.on('custom', () => {});
       process.removeAllListeners('custom');
       await heapwatch.stop();
       console.log(isDeepStrictEqual(before, during), isDeepStrictEqual(before, look()));`,
    );
    expect((await runToEnd(await findNode(version), [path])).stdout.trim()).toBe('false true');
  });

  test('frozen prototypes are said once and the program goes on', async () => {
    const path = program(
      'frozen.mjs',
      `import { EventEmitter } from 'node:events';
       import { startHeapwatch } from '${DIST}/index.js';
       // Frozen altogether it could not be made any more: Node.js sets \`_events\` through it.
       for (const method of ['on', 'addListener', 'prependListener', 'emit']) {
         Object.defineProperty(EventEmitter.prototype, method, { writable: false, configurable: false });
       }
       Object.freeze(EventTarget.prototype);
       const heapwatch = startHeapwatch();
       const emitter = new EventEmitter();
       for (let i = 0; i < 10; i++) emitter.on('placed', () => {});
       console.log(emitter.listenerCount('placed'));
       await heapwatch.stop();`,
    );
    const { stdout, stderr } = await runToEnd(await findNode(version), [path]);
    expect(stdout.trim()).toBe('10');
    expect(stderr.split('\n').filter((line) => line.includes('are not counted'))).toEqual([
      'heapwatch: the listeners of EventEmitter are not counted: on cannot be replaced',
      'heapwatch: the listeners of EventTarget are not counted: addEventListener cannot be replaced',
    ]);
  });

  test('under --frozen-intrinsics nothing is thrown', async () => {
    const path = program(
      'intrinsics.cjs',
      `const { EventEmitter } = require('node:events');
       const emitter = new EventEmitter().setMaxListeners(0);
       for (let i = 0; i < 30; i++) emitter.on('placed', () => {});
       new AbortController().signal.addEventListener('abort', () => {});
       console.log(emitter.listenerCount('placed'));`,
    );
    const args = ['--frozen-intrinsics', path];
    const bare = await runToEnd(await findNode(version), args).catch((error: unknown) => String(error));
    const preload = ['--import', '@heapwatch/exporter/register'];
    const ours = await runToEnd(await findNode(version), [...preload, ...args]);
    expect(ours.stdout).toBe(typeof bare === 'string' ? bare : bare.stdout);
    expect(ours.stdout.trim()).toBe('30');
  });
});

test('an option switches it off', async () => {
  const service = await startLeaking(NODE_VERSIONS[2], true, { HEAPWATCH_LISTENERS_WATCH: '0' });
  try {
    await service.request(30);
    expect(seriesOf(await service.metrics())).toEqual([]);
    expect((await service.listeners()).status).toBe(404);
  } finally {
    await service.stop();
  }
});
