import { once } from 'node:events';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  EXPORTER,
  exportedApps,
  ours,
  REGISTER,
  ROOT,
  SERVICE,
  seriesValue,
  textOf,
  until,
} from '../../tools/exported-apps.ts';

const apps = exportedApps();
const { program, run } = apps;

describe('the app', () => {
  test('exits by itself, even with a scraper’s connection open', async () => {
    const script = program(
      'short.mjs',
      `console.log('app is up'); await new Promise((wake) => setTimeout(wake, 1500));`,
    );
    const app = await run(script, { env: apps.withControl() });
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
    writeFileSync(join(apps.folder, 'in-the-way'), '');
    const app = await run(program('service.cjs', SERVICE), {
      env: {
        HEAPWATCH_METRICS_PORT: String(taken),
        HEAPWATCH_LISTENERS_WATCH: 'maybe',
        HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2',
        HEAPWATCH_SNAPSHOT_DIR: join(apps.folder, 'in-the-way/snapshots'),
        HEAPWATCH_CONTROL_TOKEN_FILE: join(apps.folder, 'no-such-token'),
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
      'heapwatch: variable HEAPWATCH_LISTENERS_WATCH wants true or false, got "maybe"; using the default: true',
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
    const copy = join(apps.folder, 'copy');
    mkdirSync(copy);
    cpSync(join(ROOT, 'exporter/dist'), join(copy, 'dist'), { recursive: true });
    cpSync(join(ROOT, 'exporter/package.json'), join(copy, 'package.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(apps.folder, 'node_modules'));
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

  test('hears events, and a listener of its own that throws is its own matter', async () => {
    const script = program(
      'events.mjs',
      `import { startHeapwatch } from ${JSON.stringify(EXPORTER)};
       const heapwatch = startHeapwatch();
       const heard = { gc: [], snapshot: 0, refused: [] };
       heapwatch.on('gc', () => { throw new Error('of the app'); })
         .on('gc', ({ isolate, kind, cause, pauseSeconds, liveBytes }) => heard.gc.push({ isolate, kind, cause, ok: pauseSeconds > 0, live: liveBytes > 1e6 }))
         .on('snapshot', () => heard.snapshot++)
         .on('refused', ({ code }) => heard.refused.push(code));
       globalThis.gc();
       const [first, second] = await Promise.all([heapwatch.captureSnapshot({ reason: 'test' }), heapwatch.captureSnapshot()]);
       await new Promise((wake) => setTimeout(wake, 50));
       console.log('heard ' + JSON.stringify({ ...heard, gc: heard.gc.find(({ cause }) => cause === 'forced'), captured: heard.gc.some(({ cause }) => cause === 'capture'), outcomes: [first.outcome, second.outcome] }));
       console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--expose-gc'], ready: /app is up/ });
    expect(await app.ended).toBe(0);
    const heard = JSON.parse(/heard (.*)/.exec(app.output())?.[1] ?? '');
    expect(heard).toEqual({
      gc: { isolate: 'main', kind: 'major', cause: 'forced', ok: true, live: true },
      captured: true,
      snapshot: 1,
      refused: ['capture_running'],
      outcomes: ['captured', 'refused'],
    });
    expect(ours(app.output())).toContain("heapwatch: a listener of 'gc' threw: of the app");
  });

  test('in a worker thread has an exporter that does nothing where none runs in the main thread', async () => {
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
});
