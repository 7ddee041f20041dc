import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBinary } from '../tools/binaries.ts';
import { type StartedProcess, startProcess } from '../tools/processes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const EXPORTER = pathToFileURL(join(ROOT, 'exporter/dist/index.js')).href;
const REGISTER = '@heapwatch/exporter/register';
const TOKEN = 'a-token-of-the-e2e-tests';
const AUTHORIZED = { Authorization: `Bearer ${TOKEN}` };

let folder: string;
const started: StartedProcess[] = [];

beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'exporter'], { cwd: ROOT });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-e2e-'));
});
afterEach(async () => {
  for (const app of started.splice(0)) await app.stop();
  rmSync(folder, { recursive: true });
});

/** Both the exporter and the program have said that they are there, in either order. */
const READY = /metrics listener is on (\S+)[\s\S]*app is up|app is up[\s\S]*metrics listener is on (\S+)/;

/** Writes a program into the test's folder. */
function program(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A small HTTP service that lives until it is stopped. */
const SERVICE = `
  const server = require('node:http').createServer((request, response) => response.end('app'));
  server.listen(0, '127.0.0.1', () => console.log('app is up on ' + server.address().port));
`;

interface Run {
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArgs?: readonly string[];
  readonly ready?: RegExp;
}

/** Runs a program with the exporter preloaded, metrics on a free loopback port and snapshots in the test's folder. */
async function run(script: string, { env = {}, nodeArgs = ['--import', REGISTER], ready }: Run = {}) {
  const app = await startProcess(process.execPath, [...nodeArgs, script], {
    cwd: ROOT,
    env: {
      HEAPWATCH_METRICS_HOST: '127.0.0.1',
      HEAPWATCH_METRICS_PORT: '0',
      HEAPWATCH_SNAPSHOT_DIR: join(folder, 'snapshots'),
      ...env,
    },
    ready: ready ?? READY,
    timeoutMs: 60_000,
  });
  started.push(app);
  return { ...app, metricsUrl: `${app.match[1] ?? app.match[2]}/metrics` };
}

const ours = (output: string) => output.split('\n').filter((line) => line.startsWith('heapwatch:'));
const textOf = async (url: string) => (await fetch(url)).text();

/** The value of one series, e.g. `heapwatch_errors_total{part="capture"}`. */
function seriesValue(text: string, series: string): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error('not within 30 s');
}

const withControl = () => ({
  HEAPWATCH_CONTROL_TOKEN_FILE: program('token', `${TOKEN}\n`),
  HEAPWATCH_CONTROL_PORT: '0',
});
const controlUrl = (app: StartedProcess) =>
  until(async () => /control listener is on (\S+)/.exec(app.output())?.[1]);

function expectSnapshot(bytes: Buffer): void {
  const snapshot = JSON.parse(gunzipSync(bytes).toString());
  expect(snapshot.snapshot.node_count).toBeGreaterThan(10_000);
  expect(snapshot.nodes.length / snapshot.snapshot.meta.node_fields.length).toBe(
    snapshot.snapshot.node_count,
  );
}

describe('metrics', () => {
  test('are answered without a line of code, and promtool finds no fault in them', async () => {
    const app = await run(program('service.cjs', SERVICE));
    const text = await textOf(app.metricsUrl);
    expect(seriesValue(text, 'heapwatch_heap_used_bytes{isolate="main"}')).toBeGreaterThan(1e6);
    expect(text).toContain('heapwatch_info{service="service",');
    expect(text).toContain(`:${new URL(app.metricsUrl).port}",version=`);
    expect(
      Math.abs((seriesValue(text, 'heapwatch_process_start_time_seconds') ?? 0) - Date.now() / 1000),
    ).toBeLessThan(60);
    const promtool = spawnSync(await findBinary('promtool'), ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    });
    expect([promtool.status, promtool.stdout + promtool.stderr]).toEqual([0, '']);
  });

  test('count every GC that V8 traces in a burst, and keep the live set V8 measured', async () => {
    // V8 writes its trace through a buffer of its own, so the program must end for all of it to be seen, and what
    // belongs to the burst is told by time. A collection at the start keeps the scrapes from causing one.
    const script = program(
      'burst.mjs',
      `const kept = [];
       const idle = () => new Promise((wake) => setTimeout(wake, 200));
       process.once('SIGHUP', () => process.exit(0));
       process.once('SIGUSR2', async () => {
         const fromMs = performance.now();
         await idle();
         for (let turn = 0; turn < 120; turn++) {
           for (let i = 0; i < 40; i++) {
             const batch = Array.from({ length: 3000 }, (_, k) => ({ k, text: 'k' + k }));
             if (i % 8 === 0) kept.push(batch);
           }
           // Forced ones as well: how many V8 makes by itself depends on the machine.
           if (turn % 40 === 39) { kept.length /= 2; globalThis.gc(); }
           await new Promise(setImmediate);
         }
         await idle();
         console.log('burst', fromMs, performance.now());
       });
       setInterval(() => kept.length, 1000);
       globalThis.gc();
       console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--expose-gc', '--trace-gc', '--import', REGISTER] });
    const before = await textOf(app.metricsUrl);
    process.kill(app.pid, 'SIGUSR2');
    const [from, to] = await until(async () => /burst (\S+) (\S+)/.exec(app.output())?.slice(1).map(Number));
    const after = await textOf(app.metricsUrl);
    process.kill(app.pid, 'SIGHUP');
    expect(await app.ended).toBe(0);

    const trace = app
      .output()
      .split('\n')
      .filter((line) => {
        const atMs = Number(/ (\d+) ms: /.exec(line)?.[1]);
        return atMs > from + 50 && atMs < to;
      });
    const traced = (word: string) => trace.filter((line) => line.includes(word)).length;
    const counted = (kind: string) => {
      const series = `heapwatch_gc_duration_seconds_count{isolate="main",kind="${kind}"}`;
      return (seriesValue(after, series) ?? 0) - (seriesValue(before, series) ?? 0);
    };
    expect(traced('Scavenge')).toBeGreaterThan(20);
    expect(traced('Mark-Compact')).toBeGreaterThanOrEqual(3);
    expect([counted('minor'), counted('major')]).toEqual([traced('Scavenge'), traced('Mark-Compact')]);

    const lastMajor = trace.findLast((line) => line.includes('Mark-Compact')) ?? '';
    const liveMiB = (seriesValue(after, 'heapwatch_heap_live_bytes{isolate="main"}') ?? 0) / 2 ** 20;
    expect(liveMiB).toBeCloseTo(Number(/ -> (\d+\.\d+) \(/.exec(lastMajor)?.[1]), 0);
  });

  test('of each cluster worker have a port of their own', async () => {
    const script = program(
      'cluster.cjs',
      `const cluster = require('node:cluster');
       if (cluster.isPrimary) { cluster.fork(); cluster.fork(); }
       require('node:http').createServer().listen(0, '127.0.0.1');
       console.log('app is up');`,
    );
    const app = await run(script);
    const urls = await until(async () => {
      const found = [...app.output().matchAll(/metrics listener is on (\S+)/g)].map(([, url]) => url);
      return found.length === 3 ? found : undefined;
    });
    expect(new Set(urls).size).toBe(3);
    for (const url of urls) expect(await textOf(`${url}/metrics`)).toContain('heapwatch_info');
  });
});

describe('the app', () => {
  test('exits by itself, even with a scraper’s connection open', async () => {
    const script = program(
      'short.mjs',
      `console.log('app is up'); await new Promise((wake) => setTimeout(wake, 1500));`,
    );
    const app = await run(script, { env: withControl() });
    const agent = new Agent({ keepAlive: true });
    const [response] = await once(get(app.metricsUrl, { agent }), 'response');
    await once(response.resume(), 'end');
    expect(await app.ended).toBe(0);
    agent.destroy();
  });

  test('goes on with bad options, a taken port and an unusable directory: a line for each', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = (other.address() as { port: number }).port;
    writeFileSync(join(folder, 'in-the-way'), '');
    const app = await run(program('service.cjs', SERVICE), {
      env: {
        HEAPWATCH_METRICS_PORT: String(taken),
        HEAPWATCH_CONTROL_HOST: '0.0.0.0',
        HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2',
        HEAPWATCH_SNAPSHOT_DIR: join(folder, 'in-the-way/snapshots'),
        HEAPWATCH_CONTROL_TOKEN_FILE: join(folder, 'no-such-token'),
      },
    });
    other.close();
    const text = await until(async () => {
      const scraped = await textOf(app.metricsUrl);
      return seriesValue(scraped, 'heapwatch_errors_total{part="capture"}') === 1 ? scraped : undefined;
    });
    expect(ours(app.output()).sort()).toEqual([
      expect.stringMatching(
        /^heapwatch: cannot make .*in-the-way\/snapshots: ENOTDIR.*choose another with snapshot.dir$/,
      ),
      expect.stringMatching(
        /^heapwatch: port \d+ is taken; the metrics listener is on http:\/\/127.0.0.1:\d+$/,
      ),
      expect.stringMatching(/^heapwatch: the control listener stays off: ENOENT.*no-such-token'$/),
      'heapwatch: variable HEAPWATCH_CONTROL_HOST wants 127.0.0.1 or ::1, got "0.0.0.0"; using the default: 127.0.0.1',
    ]);
    for (const part of ['options', 'control', 'capture']) {
      expect(seriesValue(text, `heapwatch_errors_total{part="${part}"}`)).toBe(1);
    }
    process.kill(app.pid, 'SIGUSR2');
    await until(async () => {
      const failed = seriesValue(await textOf(app.metricsUrl), 'heapwatch_snapshots_total{outcome="failed"}');
      return failed === 1 ? failed : undefined;
    });
    expect(await textOf(`http://127.0.0.1:${/app is up on (\d+)/.exec(app.output())?.[1]}`)).toBe('app');
  });

  test('has one exporter, however often and from whichever copy it is loaded', async () => {
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    cpSync(join(ROOT, 'exporter/dist'), join(copy, 'dist'), { recursive: true });
    cpSync(join(ROOT, 'exporter/package.json'), join(copy, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const script = program(
      'twice.cjs',
      `const first = require(${JSON.stringify(join(ROOT, 'exporter/dist/index.js'))}).startHeapwatch();
       const second = require('./copy/dist/index.js').startHeapwatch();
       console.log('same: ' + (first === second)); console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--require', REGISTER] });
    expect(await app.ended).toBe(0);
    expect(app.output()).toContain('same: true');
    expect(ours(app.output())).toHaveLength(1);
  });

  test('is as it was after stop(): no handle, no signal handler, no metric, and a new start works', async () => {
    const script = program(
      'stop.mjs',
      `import { startHeapwatch } from ${JSON.stringify(EXPORTER)};
       const before = process.getActiveResourcesInfo().sort().join();
       const heapwatch = startHeapwatch({ capture: { signal: 'SIGUSR2' }, control: { port: 0, token: '${TOKEN}' } });
       await heapwatch.ready;
       const url = heapwatch.metricsAddress.url + '/metrics';
       await (await fetch(url)).text();
       await heapwatch.stop();
       await heapwatch.stop();
       const refused = await heapwatch.captureSnapshot();
       const answers = await fetch(url).then(() => 'yes', () => 'no');
       await new Promise((wake) => setTimeout(wake, 50));
       const again = startHeapwatch({ metrics: { port: 0, host: '127.0.0.1' } });
       await again.ready;
       console.log(JSON.stringify({
         answers, refused: refused.code, signals: process.listenerCount('SIGUSR2'),
         isNew: again !== heapwatch, listens: again.metricsAddress !== undefined,
       }));
       await again.stop();
       const left = process.getActiveResourcesInfo().filter((name) => name.includes('TCPServer') || name === 'Timeout');
       console.log('left: ' + JSON.stringify(left), 'app is up');`,
    );
    const app = await run(script, { nodeArgs: [], ready: /app is up/ });
    expect(await app.ended).toBe(0);
    expect(app.output()).toContain(
      '{"answers":"no","refused":"stopped","signals":0,"isNew":true,"listens":true}',
    );
    expect(app.output()).toContain('left: []');
  });

  test('hears events, and a listener of its own that throws is its own matter', async () => {
    const script = program(
      'events.mjs',
      `import { startHeapwatch } from ${JSON.stringify(EXPORTER)};
       const heapwatch = startHeapwatch();
       const heard = { gc: [], snapshot: 0, refused: [] };
       heapwatch.on('gc', () => { throw new Error('of the app'); })
         .on('gc', ({ isolate, kind, pauseSeconds, liveBytes }) => heard.gc.push({ isolate, kind, ok: pauseSeconds > 0, live: liveBytes > 1e6 }))
         .on('snapshot', () => heard.snapshot++)
         .on('refused', ({ code }) => heard.refused.push(code));
       globalThis.gc();
       const [first, second] = await Promise.all([heapwatch.captureSnapshot({ reason: 'test' }), heapwatch.captureSnapshot()]);
       await new Promise((wake) => setTimeout(wake, 50));
       console.log('heard ' + JSON.stringify({ ...heard, gc: heard.gc[0], outcomes: [first.outcome, second.outcome] }));
       console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--expose-gc'], ready: /app is up/ });
    expect(await app.ended).toBe(0);
    const heard = JSON.parse(/heard (.*)/.exec(app.output())?.[1] ?? '');
    expect(heard).toEqual({
      gc: { isolate: 'main', kind: 'major', ok: true, live: true },
      snapshot: 1,
      refused: ['capture_running'],
      outcomes: ['captured', 'refused'],
    });
    expect(ours(app.output())).toContain("heapwatch: a listener of 'gc' threw: of the app");
  });

  test('in a worker thread has an exporter that does nothing', async () => {
    const script = program(
      'worker.mjs',
      `import { Worker, isMainThread } from 'node:worker_threads';
       import { startHeapwatch } from ${JSON.stringify(EXPORTER)};
       if (isMainThread) new Worker(new URL(import.meta.url));
       else {
         const heapwatch = startHeapwatch();
         await heapwatch.ready;
         console.log('worker', heapwatch.metricsAddress, (await heapwatch.captureSnapshot()).code, 'app is up');
       }`,
    );
    const app = await run(script, { nodeArgs: [], ready: /app is up/ });
    expect(await app.ended).toBe(0);
    expect(app.output()).toContain('worker undefined not_here');
  });

  test('npm itself is left alone when it inherits the preload', () => {
    const npm = spawnSync('npm', ['--version'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: `--import ${REGISTER}`, HEAPWATCH_METRICS_PORT: '0' },
    });
    expect(npm.stdout).toMatch(/^\d+\.\d+\.\d+/);
    expect(ours(npm.stderr)).toEqual([]);
  });
});

describe('a snapshot', () => {
  test('is captured by the signal that was named: whole, compressed, closed to others', async () => {
    const app = await run(program('service.cjs', SERVICE), { env: { HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2' } });
    process.kill(app.pid, 'SIGUSR2');
    const id = await until(async () => /captured (\S+) in /.exec(app.output())?.[1]);
    const directory = join(folder, 'snapshots');
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory).sort()).toEqual([`${id}.heapsnapshot.gz`, `${id}.json`]);
    expect(statSync(join(directory, `${id}.heapsnapshot.gz`)).mode & 0o777).toBe(0o600);
    expectSnapshot(readFileSync(join(directory, `${id}.heapsnapshot.gz`)));
    const meta = JSON.parse(readFileSync(join(directory, `${id}.json`), 'utf8'));
    expect(meta).toMatchObject({
      id,
      service: 'service',
      isolate: 'main',
      pid: app.pid,
      reason: 'signal SIGUSR2',
      redacted: false,
    });

    const text = await textOf(app.metricsUrl);
    expect(seriesValue(text, 'heapwatch_snapshots_total{outcome="captured"}')).toBe(1);
    expect(seriesValue(text, 'heapwatch_snapshot_last_size_bytes')).toBe(meta.sizeBytes);
    expect(seriesValue(text, 'heapwatch_snapshot_last_duration_seconds')).toBe(meta.durationSeconds);
    expect(seriesValue(text, 'heapwatch_snapshot_last_timestamp_seconds')).toBe(
      Date.parse(meta.startedAt) / 1000,
    );
  });

  test('is not captured by a signal nobody named', async () => {
    const app = await run(program('service.cjs', SERVICE));
    process.kill(app.pid, 'SIGUSR2');
    expect(await app.ended).toBe('SIGUSR2');
  });

  test('comes over HTTP with the token, one at a time, and not without it', async () => {
    const app = await run(program('service.cjs', SERVICE), { env: withControl() });
    const snapshots = `${await controlUrl(app)}/v1/snapshots`;
    expect((await fetch(snapshots, { method: 'POST' })).status).toBe(401);
    const wrong = { Authorization: `Bearer ${TOKEN}x` };
    expect((await fetch(snapshots, { method: 'POST', headers: wrong })).status).toBe(401);

    const answers = await Promise.all(
      [0, 1].map(() => fetch(snapshots, { method: 'POST', headers: AUTHORIZED })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const location = answers.find(({ status }) => status === 202)?.headers.get('location') ?? '';
    const resource = new URL(location, snapshots);
    const state = await until(async () => {
      const answer = (await (await fetch(resource, { headers: AUTHORIZED })).json()) as { state: string };
      return answer.state === 'running' ? undefined : answer;
    });
    expect(state).toMatchObject({ state: 'captured', pid: app.pid });
    const content = await fetch(`${resource}/content`, { headers: AUTHORIZED });
    expectSnapshot(Buffer.from(await content.arrayBuffer()));
    expect((await fetch(resource, { method: 'DELETE', headers: AUTHORIZED })).status).toBe(204);
    expect(readdirSync(join(folder, 'snapshots'))).toEqual([]);
    expect(seriesValue(await textOf(app.metricsUrl), 'heapwatch_snapshots_total{outcome="refused"}')).toBe(1);
  });

  test('that died with its process leaves no half file and is counted at the next start', async () => {
    const service = program(
      'service.cjs',
      `const kept = Array.from({ length: 300_000 }, (_, i) => ({ i, text: 't' + i })); ${SERVICE}; setInterval(() => kept.length, 1000);`,
    );
    const app = await run(service, { env: { HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2' } });
    process.kill(app.pid, 'SIGUSR2');
    const directory = join(folder, 'snapshots');
    await until(async () => (existsSync(directory) && readdirSync(directory).length > 0 ? true : undefined));
    process.kill(app.pid, 'SIGKILL');
    expect(await app.ended).toBe('SIGKILL');
    expect(readdirSync(directory)).toHaveLength(1);

    const next = await run(service, { env: { HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2' } });
    await until(async () => {
      const failed = seriesValue(
        await textOf(next.metricsUrl),
        'heapwatch_snapshots_total{outcome="failed"}',
      );
      return failed === 1 ? failed : undefined;
    });
    expect(readdirSync(directory)).toEqual([]);
  });
});

afterAll(async () => {
  for (const app of started.splice(0)) await app.stop();
});
