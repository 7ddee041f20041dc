import { describe, expect, test } from 'vitest';
import {
  EXPORTER,
  exportedApps,
  ours,
  seriesValue,
  TOKEN,
  textOf,
  until,
  valuesBy,
} from '../../tools/exported-apps.ts';
import { findNode, NODE_VERSIONS } from '../../tools/node-runtime.ts';
import { freePort } from '../../tools/ports.ts';

const apps = exportedApps();
const { program, run } = apps;
const OBSERVED_VERSIONS = NODE_VERSIONS.filter((version) => Number.parseInt(version, 10) >= 22);

/** A cluster of three that serves HTTP, restarts who dies, and tells every message that the application gets. */
const CLUSTER = `
  const cluster = require('node:cluster');
  const http = require('node:http');
  const heard = (message) => console.log('the app got ' + JSON.stringify(message));
  if (cluster.isPrimary) {
    cluster.on('message', (worker, message) => heard(message));
    cluster.on('exit', () => cluster.fork());
    for (let i = 0; i < 3; i++) cluster.fork();
    const pids = Object.values(cluster.workers).map((worker) => worker.process.pid);
    process.on('SIGUSR2', () => process.kill(pids[1], 'SIGKILL'));
    process.on('SIGHUP', () => Object.values(cluster.workers)[0].send({ busyMs: 8000 }));
    cluster.once('listening', (worker, { port }) => console.log('app is up on ' + port));
  } else {
    process.on('message', (message) => {
      if (message.busyMs === undefined) heard(message);
      for (const began = performance.now(); performance.now() - began < message.busyMs; );
    });
    // Garbage alone, so that all GCs are minor ones and many.
    setInterval(() => { for (let i = 0; i < 20; i++) Array.from({ length: 5000 }, (_, k) => ({ k })); }, 20);
    http.createServer((request, response) => response.end('app')).listen(0, '127.0.0.1');
  }
`;
const processesOf = (text: string) =>
  Object.keys(valuesBy(text, 'heapwatch_resident_memory_bytes', 'process')).sort();

const withProcesses = (url: string, processes: readonly string[]) =>
  until(async () => {
    const text = await textOf(url);
    return processesOf(text).join() === [...processes].sort().join() ? text : undefined;
  });

describe('a cluster', () => {
  test.each(OBSERVED_VERSIONS)(
    'is published by its primary alone, who dies and comes back as well: Node.js %s',
    async (version) => {
      const port = await freePort();
      const app = await run(program('cluster.cjs', CLUSTER), {
        node: await findNode(version),
        env: { HEAPWATCH_METRICS_PORT: String(port) },
        ready: /app is up on (\d+)/,
      });
      const url = `http://127.0.0.1:${port}/metrics`;
      const all = ['primary', 'cluster-1', 'cluster-2', 'cluster-3'];
      const text = await withProcesses(url, all);
      // Every series says which process it is of.
      const without = text.split('\n').filter((line) => /^heapwatch_\w+(?!.*process=)/.test(line));
      expect(without).toEqual([]);
      const instances = new Set(text.match(/instance_id="[^"]*"/g));
      expect([...instances]).toEqual([expect.stringMatching(`:${port}"$`)]);

      const minor = 'heapwatch_gc_duration_seconds_count{isolate="main",kind="minor",process="cluster-2"}';
      const minorOf = (scraped: string) =>
        seriesValue(scraped.replace(/\{process="(\S+?)",([^}]*)\}/g, '{$2,process="$1"}'), minor);
      const grown = await until(async () => {
        const count = minorOf(await textOf(url)) ?? 0;
        return count >= 40 ? count : undefined;
      });
      const started = valuesBy(text, 'heapwatch_process_start_time_seconds', 'process');
      process.kill(app.pid, 'SIGUSR2');
      const restarted = await until(async () => {
        const scraped = await textOf(url);
        const startedNow = valuesBy(scraped, 'heapwatch_process_start_time_seconds', 'process')['cluster-2'];
        return startedNow !== undefined && startedNow !== started['cluster-2'] ? scraped : undefined;
      });
      expect(processesOf(restarted)).toEqual([...all].sort());
      expect(minorOf(restarted)).toBeLessThan(grown);
      expect(await textOf(`http://127.0.0.1:${app.match[1]}`)).toBe('app');
      expect(app.output()).not.toContain('the app got');
      // None has looked for a port of its own.
      expect(ours(app.output())).toEqual([]);
    },
  );

  test('with a worker that is busy is published in time, with what it said last', async () => {
    const app = await run(program('cluster.cjs', CLUSTER));
    await withProcesses(app.metricsUrl, ['primary', 'cluster-1', 'cluster-2', 'cluster-3']);
    process.kill(app.pid, 'SIGHUP');
    const stale = await until(async () => {
      const began = performance.now();
      const text = await textOf(app.metricsUrl);
      const tookMs = performance.now() - began;
      const ages = valuesBy(text, 'heapwatch_reading_age_seconds', 'process');
      return (ages['cluster-1'] ?? 0) > 2 ? { text, tookMs } : undefined;
    });
    expect(processesOf(stale.text)).toContain('cluster-1');
    expect(stale.tookMs).toBeGreaterThan(200);
    expect(stale.tookMs).toBeLessThan(2_000);
  });

  test('has the worker threads of its workers, with both labels', async () => {
    program('resize.mjs', `setInterval(() => undefined, 1000);`);
    const script = program(
      'threads.cjs',
      `const cluster = require('node:cluster');
       const { Worker } = require('node:worker_threads');
       if (cluster.isPrimary) { cluster.fork(); cluster.fork(); console.log('app is up'); }
       else { new Worker(require('node:path').join(__dirname, 'resize.mjs')); }`,
    );
    const app = await run(script);
    await until(async () => {
      const text = await textOf(app.metricsUrl);
      const found = text.match(/^heapwatch_heap_space_size_bytes\{.*isolate="resize-1".*space="old_space"/gm);
      return found?.length === 2 && found.every((line) => /process="cluster-[12]"/.test(line))
        ? text
        : undefined;
    });
  });

  test.each([
    ['whose primary runs no exporter', '', 2],
    ['whose primary does not gather', `process.env.HEAPWATCH_CLUSTER_GATHER = '0'; startHeapwatch();`, 3],
  ])('%s has a port for each process', async (_what, primary, count) => {
    const script = program(
      'apart.mjs',
      `import cluster from 'node:cluster';
       import { createServer } from 'node:http';
       import { startHeapwatch } from ${JSON.stringify(EXPORTER)};
       if (cluster.isPrimary) { ${primary} cluster.fork(); cluster.fork(); console.log('app is up'); }
       else { startHeapwatch(); createServer().listen(0, '127.0.0.1'); }`,
    );
    const app = await run(script, { nodeArgs: [], ready: /app is up/ });
    const urls = await until(async () => {
      const found = [...app.output().matchAll(/metrics listener is on (\S+)/g)].map(([, url]) => url);
      return found.length === count ? found : undefined;
    });
    expect(new Set(urls).size).toBe(count);
    for (const url of urls) expect(await textOf(`${url}/metrics`)).toContain('heapwatch_info{service');
  });

  test('is in cluster mode from its first worker on, and ends when its workers do', async () => {
    const script = program(
      'late.cjs',
      `const cluster = require('node:cluster');
       if (cluster.isPrimary) {
         process.once('SIGUSR2', () => cluster.fork());
         process.once('SIGHUP', () => clearInterval(timer));
         const timer = setInterval(() => undefined, 1000);
         console.log('app is up');
       } else setTimeout(() => process.disconnect(), 3000);`,
    );
    const app = await run(script);
    expect(await textOf(app.metricsUrl)).toMatch(/^heapwatch_heap_used_bytes\{isolate="main"\}/m);
    process.kill(app.pid, 'SIGUSR2');
    await withProcesses(app.metricsUrl, ['primary', 'cluster-1']);
    await withProcesses(app.metricsUrl, ['primary']);
    process.kill(app.pid, 'SIGHUP');
    expect(await app.ended).toBe(0);
  });
});

test('each process of a cluster captures itself, and the primary names who is to be asked', async () => {
  const [metrics, control] = [await freePort(), await freePort()];
  await run(program('cluster.cjs', CLUSTER), {
    env: {
      ...apps.withControl(),
      HEAPWATCH_METRICS_PORT: String(metrics),
      HEAPWATCH_CONTROL_PORT: String(control),
    },
    ready: /app is up on (\d+)/,
  });
  await withProcesses(`http://127.0.0.1:${metrics}/metrics`, [
    'primary',
    'cluster-1',
    'cluster-2',
    'cluster-3',
  ]);
  const post = async (url: string, process: string) => {
    const answer = await fetch(`${url}/v1/snapshots`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ process }),
    });
    return { status: answer.status, ...((await answer.json()) as { code?: string; controlUrl?: string }) };
  };
  const primary = `http://127.0.0.1:${control}`;
  expect(await post(primary, 'cluster-9')).toMatchObject({ status: 404, code: 'no_such_process' });
  const { controlUrl = '' } = await until(async () => {
    const refused = await post(primary, 'cluster-2');
    expect(refused).toMatchObject({ status: 421, code: 'other_process' });
    return refused.controlUrl === undefined ? undefined : refused;
  });
  expect(await post(controlUrl, 'cluster-2')).toMatchObject({ status: 202, state: 'running' });
});
