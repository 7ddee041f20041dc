import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  controlUrl,
  EXPORTER,
  type ExportedApp,
  exportedApps,
  ours,
  REGISTER,
  seriesValue,
  TOKEN,
  textOf,
  until,
  valuesBy,
} from '../../tools/exported-apps.ts';
import { findNode, NODE_VERSIONS } from '../../tools/node-runtime.ts';

const apps = exportedApps();
const { program, run } = apps;
const OBSERVED_VERSIONS = NODE_VERSIONS.filter((version) => Number.parseInt(version, 10) >= 22);

/** A worker that allocates, leaks listeners, and is busy for as long as it is told. It says what it hears. */
const RESIZE = `
  import { EventEmitter } from 'node:events';
  import { parentPort } from 'node:worker_threads';
  class Bus extends EventEmitter {}
  const bus = new Bus().setMaxListeners(0);
  let kept = [];
  setInterval(() => {
    kept = Array.from({ length: 2000 }, (_, i) => ({ i }));
    if (bus.listenerCount('done') < 100) bus.on('done', () => undefined);
  }, 20);
  parentPort.on('message', (message) => {
    if (message.busyMs === undefined) parentPort.postMessage({ heard: message });
    for (const began = performance.now(); performance.now() - began < message.busyMs; );
  });
`;
/** Tells every message that the application gets from a worker. */
const START = `
  import { Worker } from 'node:worker_threads';
  export function start(file, options) {
    const worker = new Worker(typeof file === 'string' ? file : new URL(file), options);
    worker.on('message', (message) => console.log('the app got ' + JSON.stringify(message)));
    return worker;
  }
  export const here = (name) => new URL(name, import.meta.url);
`;
const isolatesOf = (text: string, metric = 'heapwatch_heap_used_bytes') =>
  Object.keys(valuesBy(text, metric, 'isolate')).sort();

/** Scrapes until these isolates, and no others, are published. */
const withIsolates = (url: string, isolates: readonly string[], metric?: string) =>
  until(async () => {
    const text = await textOf(url);
    return isolatesOf(text, metric).join() === [...isolates].sort().join() ? text : undefined;
  });

describe('worker threads', () => {
  test.each(OBSERVED_VERSIONS)(
    'are isolates of their own, whoever starts them: Node.js %s',
    async (version) => {
      program('resize.mjs', RESIZE);
      program('start.mjs', START);
      program('inner.cjs', 'setInterval(() => undefined, 1000);');
      program('outer.mjs', `import { here, start } from './start.mjs'; start(here('inner.cjs'));`);
      const script = program(
        'app.mjs',
        `import { here, start } from './start.mjs';
       const first = start(here('resize.mjs'));
       start(here('resize.mjs'));
       start(here('outer.mjs'));
       start(here('resize.mjs'), { execArgv: [] });
       start('setInterval(() => undefined, 1000)', { eval: true, stdin: true });
       process.once('SIGUSR2', () => first.terminate());
       process.once('SIGHUP', () => start(here('resize.mjs')));
       console.log('app is up');`,
      );
      const app = await run(script, { node: await findNode(version) });
      const observed = ['main', 'resize-1', 'resize-2', 'outer-1', 'inner-1'];
      const text = await withIsolates(app.metricsUrl, [...observed, 'worker-1', 'worker-2']);
      for (const metric of ['heapwatch_heap_space_used_bytes', 'heapwatch_event_loop_utilization_ratio']) {
        expect(isolatesOf(text, metric)).toEqual([...observed].sort());
      }
      // One that is not preloaded has what V8 says of it.
      expect(isolatesOf(text, 'heapwatch_contexts')).toContain('worker-1');
      const grown = await until(async () => {
        const scraped = await textOf(app.metricsUrl);
        const listeners = seriesValue(
          scraped,
          'heapwatch_listeners{isolate="resize-2",emitter="Bus",event="done"}',
        );
        return listeners === 100 ? scraped : undefined;
      });
      const minorOf = (scraped: string, isolate: string) =>
        seriesValue(scraped, `heapwatch_gc_duration_seconds_count{isolate="${isolate}",kind="minor"}`);
      expect(minorOf(grown, 'resize-1')).toBeGreaterThan(0);
      expect(grown.match(/^heapwatch_resident_memory_bytes/gm)).toHaveLength(1);
      expect(grown.match(/^heapwatch_cpu_seconds_total/gm)).toHaveLength(2);

      process.kill(app.pid, 'SIGUSR2');
      const ended = await until(async () => {
        const isolates = isolatesOf(await textOf(app.metricsUrl));
        return ['resize-1', 'resize-2'].find((isolate) => !isolates.includes(isolate));
      });
      process.kill(app.pid, 'SIGHUP');
      const again = await until(async () => {
        const scraped = await textOf(app.metricsUrl);
        return minorOf(scraped, ended) === undefined ? undefined : scraped;
      });
      expect(minorOf(again, ended)).toBeLessThan(minorOf(grown, ended) ?? 0);
      expect(seriesValue(again, 'heapwatch_errors_total{part="isolates"}')).toBe(0);
      expect(app.output()).not.toContain('the app got');
      expect(ours(app.output())).toHaveLength(1);
    },
  );

  test('that are busy hold up a scrape no longer than its deadline, and what they said last is published', async () => {
    program('resize.mjs', RESIZE);
    program('start.mjs', START);
    const script = program(
      'busy.mjs',
      `import { here, start } from './start.mjs';
       const busy = start(here('resize.mjs'));
       start(here('resize.mjs'));
       process.on('SIGUSR2', () => busy.postMessage({ busyMs: 8000 }));
       console.log('app is up');`,
    );
    const app = await run(script);
    const isolates = ['main', 'resize-1', 'resize-2'];
    await withIsolates(app.metricsUrl, isolates, 'heapwatch_heap_space_used_bytes');
    process.kill(app.pid, 'SIGUSR2');
    const ageOf = (text: string) =>
      Math.max(...Object.values(valuesBy(text, 'heapwatch_reading_age_seconds', 'isolate')));
    const stale = await until(async () => {
      const began = performance.now();
      const text = await textOf(app.metricsUrl);
      return ageOf(text) > 2 ? { text, tookMs: performance.now() - began } : undefined;
    });
    expect(isolatesOf(stale.text, 'heapwatch_heap_space_used_bytes')).toEqual(isolates);
    expect(stale.tookMs).toBeGreaterThan(200);
    expect(stale.tookMs).toBeLessThan(2_000);
    // Its event loop was late for as long as that, and the other thread's was not.
    const lateOf = (text: string, isolate: string) => {
      const upTo = (bound: string) =>
        seriesValue(text, `heapwatch_event_loop_delay_seconds_bucket{le="${bound}",isolate="${isolate}"}`) ??
        0;
      return upTo('+Inf') - upTo('5');
    };
    const late = await until(async () => {
      const text = await textOf(app.metricsUrl);
      const counts = ['resize-1', 'resize-2'].map((isolate) => lateOf(text, isolate)).sort();
      return ageOf(text) < 0.2 && counts[1] !== 0 ? counts : undefined;
    });
    expect(late).toEqual([0, expect.any(Number)]);
  });

  test('have every GC counted from their first line on', async () => {
    program(
      'burst.mjs',
      `for (let i = 0; i < 25; i++) { globalThis.gc(); await new Promise(setImmediate); }
       setInterval(() => undefined, 1000);`,
    );
    const script = program(
      'gc.mjs',
      `import { Worker } from 'node:worker_threads';
       new Worker(new URL('burst.mjs', import.meta.url));
       console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--expose-gc', '--import', REGISTER] });
    const forced = 'heapwatch_gc_forced_total{isolate="burst-1",cause="forced"}';
    // on a busy machine the thread is still at it when it is first asked
    const value = await until(async () => {
      const now = seriesValue(await textOf(app.metricsUrl), forced) ?? 0;
      return now >= 25 ? now : undefined;
    });
    expect(value).toBe(25);
  });

  test('by the hundred, short-lived, leave a few slots; the process ends by itself', async () => {
    program('short.mjs', `setTimeout(() => undefined, 20 + 100 * Math.random());`);
    const script = program(
      'churn.mjs',
      `import { once } from 'node:events';
       import { Worker } from 'node:worker_threads';
       console.log('app is up');
       const lane = async (lane) => {
         for (let i = 0; i < 40; i++) {
           const worker = new Worker(new URL('short.mjs', import.meta.url));
           const ended = once(worker, 'exit');
           if (i % 4 === lane) setTimeout(() => worker.terminate(), 100 * Math.random());
           await ended;
         }
       };
       await Promise.all([lane(0), lane(1), lane(2)]);`,
    );
    const app = await run(script);
    const isolates = new Set<string>();
    let isOver = false;
    app.ended.then(() => {
      isOver = true;
    });
    while (!isOver) {
      const text = await textOf(app.metricsUrl).catch(() => '');
      for (const isolate of isolatesOf(text)) isolates.add(isolate);
      await new Promise((wake) => setTimeout(wake, 50));
    }
    expect(await app.ended).toBe(0);
    expect(isolates.size).toBeGreaterThan(1);
    for (const isolate of isolates) expect(isolate).toMatch(/^(?:main|short-[1-6])$/);
    expect(ours(app.output())).toHaveLength(1);
  });

  test('are as they were when the main thread’s exporter is stopped', async () => {
    program(
      'stopped.mjs',
      `import { EventEmitter } from 'node:events';
       import { getEnvironmentData, parentPort } from 'node:worker_threads';
       import { startHeapwatch } from ${JSON.stringify(EXPORTER)};
       const before = EventEmitter.prototype.on;
       const heapwatch = startHeapwatch();
       let gcs = 0;
       heapwatch.on('gc', ({ isolate }) => { if (isolate === 'stopped') gcs++; });
       const watched = EventEmitter.prototype.on !== before;
       globalThis.gc();
       parentPort.once('message', () => setTimeout(setImmediate, 200, () => {
         parentPort.postMessage({ watched, gcs: gcs > 0, restored: EventEmitter.prototype.on === before,
           resources: process.getActiveResourcesInfo().filter((name) => name !== 'MessagePort'),
           workerListeners: process.listenerCount('worker'), told: getEnvironmentData('heapwatch.threads.1') === undefined });
       }));`,
    );
    const script = program(
      'stop.mjs',
      `import { once } from 'node:events';
       import { Worker, getEnvironmentData } from 'node:worker_threads';
       import { startHeapwatch } from ${JSON.stringify(EXPORTER)};
       const heapwatch = startHeapwatch({ metrics: { listen: false } });
       const worker = new Worker(new URL('stopped.mjs', import.meta.url));
       const text = () => new Promise((resolve) => heapwatch.handler({ method: 'GET' }, {
         req: { method: 'GET' }, writeHead() {}, end: resolve }));
       while (!(await text()).includes('heapwatch_heap_space_used_bytes{isolate="stopped-1"')) await new Promise((wake) => setTimeout(wake, 50));
       await heapwatch.stop();
       worker.postMessage('stopped');
       const [left] = await once(worker, 'message');
       console.log('left ' + JSON.stringify({ ...left, here: [process.listenerCount('worker'), worker.listenerCount('exit'), getEnvironmentData('heapwatch.threads.1') === undefined] }));
       console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--expose-gc'], ready: /app is up/ });
    expect(await app.ended).toBe(0);
    expect(JSON.parse(/left (.*)/.exec(app.output())?.[1] ?? '')).toEqual({
      watched: true,
      gcs: true,
      restored: true,
      resources: [],
      workerListeners: 0,
      told: true,
      here: [0, 0, true],
    });
  });

  test('are published under the permission model, and a process that may have none is as without them', async () => {
    program('resize.mjs', RESIZE);
    const allowed = ['--permission', '--allow-fs-read=*', '--import', REGISTER];
    const script = program(
      'permitted.mjs',
      `import { Worker } from 'node:worker_threads';
       try { new Worker(new URL('resize.mjs', import.meta.url)); } catch (error) { console.log(error.code); }
       setInterval(() => undefined, 1000);
       console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--allow-worker', ...allowed] });
    await withIsolates(app.metricsUrl, ['main', 'resize-1'], 'heapwatch_heap_space_used_bytes');
    const without = await run(script, { nodeArgs: allowed });
    expect(without.output()).toContain('ERR_ACCESS_DENIED');
    expect(isolatesOf(await textOf(without.metricsUrl))).toEqual(['main']);
  });

  test('are left alone when an option says so', async () => {
    program('resize.mjs', RESIZE);
    const script = program(
      'off.mjs',
      `import { Worker } from 'node:worker_threads';
       const worker = new Worker(new URL('resize.mjs', import.meta.url));
       worker.on('online', () => setTimeout(() => console.log('app is up'), 3000));`,
    );
    const app = await run(script, { env: { HEAPWATCH_THREADS_WATCH: 'false' } });
    expect(isolatesOf(await textOf(app.metricsUrl))).toEqual(['main']);
  });
});

describe('a snapshot of a worker thread', () => {
  const AUTHORIZED = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };
  const post = async (app: ExportedApp, isolate: string) =>
    fetch(`${await controlUrl(app)}/v1/snapshots`, {
      method: 'POST',
      headers: AUTHORIZED,
      body: JSON.stringify({ isolate }),
    });
  async function captured(app: ExportedApp, isolate: string): Promise<Record<string, unknown>> {
    const answer = await post(app, isolate);
    expect(answer.status, await answer.clone().text()).toBe(202);
    const url = new URL(answer.headers.get('location') ?? '', await controlUrl(app));
    return until(async () => {
      const meta = (await (await fetch(url, { headers: AUTHORIZED })).json()) as Record<string, unknown>;
      return meta.state === 'running' ? undefined : meta;
    });
  }
  const contentOf = ({ id }: Record<string, unknown>) =>
    gunzipSync(readFileSync(join(apps.folder, 'snapshots', `${id}.heapsnapshot.gz`))).toString();

  test('is written by the thread itself; one without an exporter, or that is busy, is interrupted', async () => {
    const worker = `class OnlyInTheWorker {}
      globalThis.secret = ['the-secret-of-the-worker'];
      globalThis.kept = Array.from({ length: 1000 }, () => new OnlyInTheWorker());
      setInterval(() => undefined, 1000);
      ${RESIZE}`;
    program('resize.mjs', worker);
    program('busy.mjs', worker);
    program('start.mjs', START);
    const script = program(
      'app.mjs',
      `import { here, start } from './start.mjs';
       const workers = [start(here('resize.mjs')), start(here('busy.mjs'))];
       start(here('resize.mjs'), { execArgv: [] });
       globalThis.kept = Array.from({ length: 300_000 }, (_, i) => ({ i }));
       process.on('SIGUSR2', () => workers[1].postMessage({ busyMs: 60_000 }));
       process.on('SIGHUP', () => workers[1].terminate());
       console.log('app is up');`,
    );
    const app = await run(script, {
      env: { ...apps.withControl(), HEAPWATCH_CAPTURE_COOL_DOWN: '0', HEAPWATCH_CAPTURE_PER_HOUR: '100' },
    });
    await withIsolates(app.metricsUrl, ['main', 'resize-1', 'busy-1', 'worker-1']);
    await withIsolates(app.metricsUrl, ['main', 'resize-1', 'busy-1'], 'heapwatch_heap_space_used_bytes');
    const listed = await fetch(`${await controlUrl(app)}/v1/isolates`, { headers: AUTHORIZED });
    const { isolates } = (await listed.json()) as {
      isolates: { isolate: string; preflight: { nodes: number; verdict: string } }[];
    };
    expect(isolates.map(({ isolate }) => isolate).sort()).toEqual(['busy-1', 'main', 'resize-1', 'worker-1']);
    const nodes = Object.fromEntries(isolates.map(({ isolate, preflight }) => [isolate, preflight.nodes]));
    expect(nodes['resize-1']).toBeLessThan(nodes.main ?? 0);

    const own = await captured(app, 'resize-1');
    expect(own).toMatchObject({ state: 'captured', isolate: 'resize-1', redacted: true, pid: app.pid });
    const text = contentOf(own);
    expect(text).toContain('OnlyInTheWorker');
    expect(text).not.toContain('the-secret-of-the-worker');
    expect(JSON.parse(text).snapshot.node_count).toBe(own.nodeCount);

    const strange = await captured(app, 'worker-1');
    expect(strange).toMatchObject({ state: 'captured', isolate: 'worker-1', redacted: true });
    expect(contentOf(strange)).toContain('OnlyInTheWorker');

    process.kill(app.pid, 'SIGUSR2');
    const busy = await captured(app, 'busy-1');
    expect(busy).toMatchObject({ state: 'captured', isolate: 'busy-1' });
    expect(contentOf(busy)).toContain('OnlyInTheWorker');

    const none = await post(app, 'resize-9');
    expect([none.status, await none.json()]).toMatchObject([
      404,
      { code: 'no_such_isolate', detail: expect.stringMatching(/there are main, .*busy-1/) },
    ]);
    process.kill(app.pid, 'SIGHUP');
    await withIsolates(app.metricsUrl, ['main', 'resize-1', 'worker-1']);
    expect((await post(app, 'busy-1')).status).toBe(404);
    const { isolate, nodeCount } = (await captured(app, 'main')) as { isolate: string; nodeCount: number };
    expect(isolate).toBe('main');
    expect(nodeCount).toBeGreaterThan(300_000);
    expect(ours(app.output()).filter((line) => !line.includes('listener is on'))).toEqual([]);
  }, 180_000);
});
