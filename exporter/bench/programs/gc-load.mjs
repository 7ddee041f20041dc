// A program that allocates in bursts, about 1 GB/s, until there were enough GCs, and prints what each watcher counted.
// usage: node --expose-gc --trace-gc gc-load.mjs GCS WATCHERS [LIVING]   watchers: exporter, profiler, rotated, peers; or none
import { constants, PerformanceObserver, performance } from 'node:perf_hooks';
import { GCProfiler, getHeapStatistics } from 'node:v8';

const wanted = Number(process.argv[2] ?? 10_000);
const watchers = new Set((process.argv[3] ?? '').split(','));
/** Objects of a turn that live for the next eight: they are what a minor GC has to copy. */
const living = Number(process.argv[4] ?? 2000);
const turn = () => new Promise((wake) => setImmediate(wake));
const idle = () => new Promise((wake) => setTimeout(wake, 200));

const kindNames = {
  Scavenge: 'minor',
  MinorMarkSweep: '2',
  MarkSweepCompact: 'major',
  IncrementalMarking: 'incremental',
  ProcessWeakCallbacks: 'weakcb',
};

/** V8's own record of every GC; its buffer is emptied now and then, the next profiler being on before the last is off. */
class Record {
  gcs = {};
  pauseMs = 0;
  majors = [];
  allocated = 0;
  reclaimed = 0;
  #after = getHeapStatistics().used_heap_size;
  #profiler = new GCProfiler();
  constructor() {
    this.#profiler.start();
  }
  empty() {
    const next = new GCProfiler();
    next.start();
    const { statistics } = this.#profiler.stop();
    this.#profiler = next;
    for (const gc of statistics) {
      const kind = kindNames[gc.gcType] ?? gc.gcType;
      this.gcs[kind] = (this.gcs[kind] ?? 0) + 1;
      if (kind === 'minor' || kind === 'major') this.pauseMs += gc.cost / 1000;
      const [before, after] = [gc.beforeGC, gc.afterGC].map((side) => side.heapStatistics.usedHeapSize);
      if (kind === 'major') this.majors.push(after);
      this.allocated += before - this.#after;
      this.reclaimed += before - after;
      this.#after = after;
    }
  }
}

let heapwatch;
const lives = [];
if (watchers.has('exporter')) {
  const { startHeapwatch } = await import('@heapwatch/exporter');
  heapwatch = startHeapwatch({ metrics: { port: 0, host: '127.0.0.1' }, eventLoop: { delay: false } });
  await heapwatch.ready;
}
const peers = watchers.has('peers') ? await (await import('./gc-peers.mjs')).startPeers() : undefined;

await idle();
const ownText = async () =>
  heapwatch ? (await fetch(`${heapwatch.metricsAddress.url}/metrics`)).text() : '';
const textBefore = await ownText();
const peersBefore = await peers?.read();
await idle();
let fromMs = Number.POSITIVE_INFINITY;
// The published totals of each kind, as the event tells them, at the start and the end of the record.
const published = { before: {}, after: {}, pauseMs: 0 };
let current;
heapwatch?.on('gc', ({ kind, count, startedMs, pauseSeconds, liveBytes, cause }) => {
  const atMs = startedMs - performance.timeOrigin;
  if (atMs >= fromMs && (toMs === undefined || atMs < toMs)) {
    published.before[kind] ??= count - 1;
    published.after[kind] = count;
    if (kind === 'minor' || kind === 'major') published.pauseMs += pauseSeconds * 1000;
  }
  if (liveBytes !== undefined) {
    current = { major: count, liveBytes, cause, minorsAfter: 0 };
    lives.push(current);
    queueMicrotask(() => {
      current = undefined;
    });
  } else if (kind === 'minor' && current) current.minorsAfter += 1;
});
// What Node.js itself tells, in every mode alike, so that all modes do the same work.
const told = { gcs: 0, pauseMs: 0 };
const PAUSES = [constants.NODE_PERFORMANCE_GC_MINOR, constants.NODE_PERFORMANCE_GC_MAJOR];
new PerformanceObserver((list) => {
  for (const { startTime, duration, detail } of list.getEntries()) {
    if (startTime < fromMs) continue;
    told.gcs += 1;
    if (PAUSES.includes(detail.kind)) told.pauseMs += duration;
  }
}).observe({ entryTypes: ['gc'] });
globalThis.gc();
await idle();
let toMs;
const record = watchers.has('profiler') ? new Record() : undefined;
fromMs = performance.now();
let rotated = watchers.has('rotated') ? new GCProfiler() : undefined;
rotated?.start();
let rotatedMs = performance.now();

const leak = [];
const truths = [];
let made = 0;
let garbage;
const requests = [];

const cpuBefore = process.cpuUsage();
let bytes = 0;
for (let burst = 0; told.gcs < wanted; burst++) {
  // About 20 MB a turn, most of it garbage at once; some lives for a few turns, a little for ever.
  for (let i = 0; i < 12_000; i++) garbage = new Array(200).fill(i);
  requests.push(Array.from({ length: living }, (_, k) => ({ k, made: made++ })));
  if (requests.length > 8) requests.shift();
  bytes += 12_000 * 1616 + living * 40;
  leak.push(Array.from({ length: 20 }, (_, k) => ({ k })));
  await turn();
  if (record && burst % 40 === 0) record.empty();
  if (record && burst % 50 === 49) {
    globalThis.gc();
    const used = getHeapStatistics().used_heap_size;
    // Emptying the record allocates: not before the GC was reported, two turns later.
    for (let k = 0; k < 3; k++) await turn();
    record.empty();
    truths.push({ record: record.majors.length - 1, used });
  }
  if (rotated && performance.now() - rotatedMs > 1000) {
    rotated.stop();
    rotated = new GCProfiler();
    rotated.start();
    rotatedMs = performance.now();
  }
  if (burst % 10 === 9) await turn();
}
const cpu = process.cpuUsage(cpuBefore);
const seconds = (performance.now() - fromMs) / 1000;
const rss = process.memoryUsage.rss();
await idle();
toMs = performance.now();
// Emptying the record makes GCs, and the trace's clock is some tens of milliseconds behind this one.
await idle();
record?.empty();
await idle();
console.log(
  `RESULT ${JSON.stringify({
    node: process.version,
    fromMs,
    toMs,
    seconds,
    gcs: told.gcs,
    toldPauseMs: told.pauseMs,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    rssMB: rss / 1e6,
    gbPerSecond: bytes / 1e9 / seconds,
    textBefore,
    textAfter: await ownText(),
    peersBefore,
    peersAfter: await peers?.read(),
    record: record && {
      gcs: record.gcs,
      pauseMs: record.pauseMs,
      majors: record.majors,
      allocated: record.allocated,
      reclaimed: record.reclaimed,
    },
    published,
    kept: [garbage?.length, requests.length],
    lives,
    truths,
  })}`,
);
process.exit(0);
