import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXPORTER, exportedApps, ROOT, TOKEN } from '../../tools/exported-apps.ts';

const { program, run } = exportedApps();

/** Everything on, on free ports. */
const OPTIONS = `{
  metrics: { port: 0, host: '127.0.0.1', defaults: false },
  control: { port: 0, token: '${TOKEN}' },
  capture: { signal: 'SIGUSR2' },
}`;

/** What a program can see of a process: resources, listeners on process, properties that could be patched, globals. */
const LOOK = `
  const { EventEmitter } = await import('node:events');
  const { Worker } = await import('node:worker_threads');
  const http = await import('node:http');
  const cluster = await import('node:cluster');
  const owners = {
    globalThis, process, performance, EventEmitter, Worker, http: http.default, cluster: cluster.default,
    emitters: EventEmitter.prototype, targets: EventTarget.prototype, signals: AbortSignal.prototype,
    workers: Worker.prototype, servers: http.Server.prototype, performanceType: Object.getPrototypeOf(performance),
  };
  // Values of the first look keep their number, all others are new: looks can be compared as text, and hold nothing.
  const numbers = new Map();
  let isFirst = true;
  const numberOf = (value) => {
    if (isFirst && !numbers.has(value)) numbers.set(value, numbers.size);
    return numbers.get(value) ?? 'new';
  };
  // An emitter makes itself a new table when its last listener goes: its listeners are looked at instead.
  const named = (owner, describe) => Object.fromEntries(Reflect.ownKeys(owner).filter((key) => key !== '_events').map((key) => [String(key), describe(key)]));
  const listeners = (emitter) => Object.fromEntries(emitter.eventNames().map((name) => [String(name), emitter.rawListeners(name).map(numberOf)]));
  const look = () => ({
    resources: process.getActiveResourcesInfo().sort(),
    handles: process._getActiveHandles().map((handle) => handle.constructor.name),
    listeners: [process, cluster.default].map(listeners),
    environment: { ...process.env },
    properties: Object.fromEntries(Object.entries(owners).map(([name, owner]) => [name, named(owner, (key) => {
      const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(owner, key);
      return [numberOf(value), numberOf(get), numberOf(set), flags];
    })])),
  });
`;

describe('stop()', () => {
  test('leaves nothing behind: no handle, listener, patch, global, and not itself', async () => {
    const script = program(
      'stop.mjs',
      `import { startHeapwatch } from ${JSON.stringify(EXPORTER)};
       import { setTimeout as wait } from 'node:timers/promises';
       ${LOOK}
       const report = {};
       await fetch('http://127.0.0.1:1').catch(() => undefined); // what it leaves is not ours
       await wait(50);
       const before = JSON.stringify(look());
       isFirst = false;
       await (async () => {
         const heapwatch = startHeapwatch(${OPTIONS});
         globalThis.weakly = new WeakRef(heapwatch);
         heapwatch.on('gc', () => undefined);
         await heapwatch.ready;
         report.whileItRuns = JSON.stringify(look()) === before;
         const url = heapwatch.metricsAddress.url + '/metrics';
         await (await fetch(url, { headers: { connection: 'close' } })).text();
         report.captured = (await heapwatch.captureSnapshot()).outcome;
         await Promise.all([heapwatch.stop(), heapwatch.stop()]);
         report.refused = (await heapwatch.captureSnapshot()).code;
         report.answers = await fetch(url).then(() => 'yes', () => 'no');
       })();
       await wait(50);
       const { weakly } = globalThis;
       delete globalThis.weakly;
       const after = look();
       if (JSON.stringify(after) !== before) {
         const past = JSON.parse(before);
         for (const part of Object.keys(after)) {
           if (JSON.stringify(after[part]) !== JSON.stringify(past[part])) report[part] = [past[part], after[part]];
         }
       }
       // In the turn of a deref the object is held.
       for (let i = 0; i < 20 && weakly.deref() !== undefined; i++) { await wait(20); globalThis.gc(); }
       report.isHeld = weakly.deref() !== undefined;
       console.log('report ' + JSON.stringify(report));
       console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--expose-gc'], ready: /app is up/ });
    expect(await app.ended).toBe(0);
    expect(JSON.parse(/report (.*)/.exec(app.output())?.[1] ?? '')).toEqual({
      whileItRuns: false,
      captured: 'captured',
      refused: 'stopped',
      answers: 'no',
      isHeld: false,
    });
  });

  test('takes our series off the app’s registry', async () => {
    const script = program(
      'registry.cjs',
      `(async () => {
         const { Gauge, Registry } = require(${JSON.stringify(join(ROOT, 'node_modules/prom-client'))});
         const { startHeapwatch } = await import(${JSON.stringify(EXPORTER)});
         const register = new Registry();
         new Gauge({ name: 'of_the_app', help: 'One', registers: [register] }).set(1);
         const before = await register.metrics();
         const heapwatch = startHeapwatch({ register, metrics: { listen: false } });
         const during = await register.metrics();
         await heapwatch.stop();
         console.log(JSON.stringify([during.includes('heapwatch_info'), await register.metrics() === before]));
         console.log('app is up');
       })();`,
    );
    const app = await run(script, { nodeArgs: [], ready: /app is up/ });
    expect(await app.ended).toBe(0);
    expect(app.output()).toContain('[true,true]');
  });

  test('a thousand starts and stops leave memory and descriptors as they were', async () => {
    const script = program(
      'again.mjs',
      `import { startHeapwatch } from ${JSON.stringify(EXPORTER)};
       import { readdirSync } from 'node:fs';
       const scraped = (heapwatch) => new Promise((end) => heapwatch.handler({ method: 'GET' }, { writeHead() {}, end, req: {} }));
       const look = async () => {
         await new Promise((wake) => setTimeout(wake, 50));
         globalThis.gc(); globalThis.gc();
         const { heapUsed, rss } = process.memoryUsage();
         return { heapUsed, rss, descriptors: readdirSync('/proc/self/fd').length, resources: process.getActiveResourcesInfo().length };
       };
       let early;
       for (let i = 1; i <= 1000; i++) {
         const heapwatch = startHeapwatch(${OPTIONS});
         await heapwatch.ready;
         if (!(await scraped(heapwatch)).includes('heapwatch_info')) throw new Error('no metrics');
         await heapwatch.stop();
         // V8 does not know of the memory of a histogram of Node.js, and would collect the old ones late.
         if (i % 50 === 0) globalThis.gc();
         if (i === 400) early = await look();
       }
       console.log('grew ' + JSON.stringify([early, await look()]));
       console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--expose-gc'], ready: /app is up/ });
    expect(await app.ended).toBe(0);
    const [early, late] = JSON.parse(/grew (.*)/.exec(app.output())?.[1] ?? '');
    expect([late.descriptors, late.resources]).toEqual([early.descriptors, early.resources]);
    // 600 more: an exporter that is held is tens of kilobytes, and a histogram of Node.js 140 beside the heap.
    expect(late.heapUsed - early.heapUsed).toBeLessThan(600 * 2000);
    expect(late.rss - early.rss).toBeLessThan(600 * 100_000);
  });
});
