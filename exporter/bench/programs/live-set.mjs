// Serves pretended requests, some of whose objects live for a while, and leaks or does not. Tells each live set that the
// exporter gives, and now and then what a forced GC leaves. usage: node --expose-gc live-set.mjs SECONDS LEAKED_OBJECTS_A_SECOND PAUSE_MS
import { GCProfiler, getHeapStatistics } from 'node:v8';
import { startHeapwatch } from '@heapwatch/exporter';

const [seconds, leakedPerSecond, pauseMs] = process.argv.slice(2).map(Number);
const TRUTH_EACH_MS = 6000;
/** Turns that a request's objects live: long enough for minor GCs to promote them. */
const LIVING_TURNS = 60;
const turn = () => new Promise((wake) => setImmediate(wake));
const pause = () => (pauseMs === 0 ? turn() : new Promise((wake) => setTimeout(wake, pauseMs)));

const heapwatch = startHeapwatch({ metrics: { listen: false } });
await heapwatch.ready;
const lives = [];
const majors = { last: 0, before: 0 };
const truths = [];
heapwatch.on('gc', ({ kind, count, liveBytes, cause, startedMs }) => {
  if (kind === 'major') majors.last = count;
  if (liveBytes === undefined || cause !== undefined) return;
  lives.push([startedMs - performance.timeOrigin, liveBytes, count]);
});

const leak = [];
const underWay = [];
let made = 0;
let beganMs;
const item = () => ({ id: made++, name: `item ${made % 1000}`, tags: [made, made + 1] });
async function truth() {
  globalThis.gc();
  truths.push([performance.now(), getHeapStatistics().used_heap_size]);
  // Its report comes a turn later.
  for (let i = 0; i < 3; i++) await turn();
}

for (let i = 0; i < 2000; i++) await serve();
await truth();
// V8's own figure for each of the same GCs; read at the end, so that it is not in the way.
const profiler = new GCProfiler();
profiler.start();
majors.before = majors.last;
beganMs = performance.now();
let truthMs = beganMs;
while (performance.now() - beganMs < seconds * 1000) {
  await serve();
  if (performance.now() - truthMs > TRUTH_EACH_MS) {
    truthMs = performance.now();
    await truth();
  }
}
await truth();
const figures = profiler
  .stop()
  .statistics.filter(({ gcType }) => gcType === 'MarkSweepCompact')
  .map(({ afterGC }) => afterGC.heapStatistics.usedHeapSize);
const natural = lives
  .filter(([, , count]) => count > majors.before)
  .map(([at, bytes, count]) => [at, bytes, figures[count - majors.before - 1]]);
console.log(JSON.stringify({ node: process.version, lives: natural, truths }));
process.exit(0);

async function serve() {
  underWay.push(Array.from({ length: 1000 }, item));
  if (underWay.length > LIVING_TURNS) underWay.shift();
  const wanted = beganMs === undefined ? 0 : ((performance.now() - beganMs) / 1000) * leakedPerSecond;
  while (leak.length < wanted) leak.push(item());
  await pause();
}
