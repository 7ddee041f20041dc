// What each collector takes, and the dearest calls below them: median and most of many, in microseconds, as JSON.
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';
import { Registry } from 'prom-client';
import { startHeapwatch } from '../../src/index.ts';
import { ISOLATE_COLLECTORS, PROCESS_COLLECTORS, startCollectors } from '../../src/lifecycle/collectors.ts';
import { watchGc } from '../../src/observe/gc/gc-watch.ts';
import { watchListeners } from '../../src/observe/listeners/listener-watch.ts';
import { memoryLimitCollector } from '../../src/observe/memory/memory-limit.ts';
import { takeScrape } from '../../src/publish/scrape.ts';

const REPETITIONS = 300;
const fail = (error: unknown) => {
  throw error;
};
const parts = {
  eventLoopDelay: true,
  gc: watchGc({ hasListeners: () => false, onPauses() {}, onError: fail }),
  listeners: watchListeners({ onNotice() {}, onError: fail }),
};
const collectors = startCollectors([...ISOLATE_COLLECTORS, ...PROCESS_COLLECTORS], parts, fail);
const register = new Registry();
startHeapwatch({ register, metrics: { listen: false } });
const series = { value() {}, distribution() {} };

async function time(work: () => unknown) {
  const took: number[] = [];
  for (let i = 0; i < REPETITIONS; i++) {
    // A process that did other things since, as between two scrapes.
    await new Promise((wake) => setTimeout(wake, 1));
    const began = process.hrtime.bigint();
    await work();
    took.push(Number(process.hrtime.bigint() - began) / 1000);
  }
  took.sort((a, b) => a - b);
  return { median: took[REPETITIONS >> 1], p99: took[Math.floor(REPETITIONS * 0.99)] };
}

const calls: Readonly<Record<string, () => unknown>> = {
  'getHeapStatistics()': () => getHeapStatistics(),
  'getHeapSpaceStatistics()': () => getHeapSpaceStatistics(),
  'process.memoryUsage()': () => process.memoryUsage(),
  'process.memoryUsage.rss()': () => process.memoryUsage.rss(),
  'process.cpuUsage()': () => process.cpuUsage(),
  'process.constrainedMemory()': () => process.constrainedMemory(),
  'os.totalmem()': () => totalmem(),
  'readFileSync of a cgroup file': () => readFileSync('/proc/self/cgroup', 'utf8'),
  'the memory limit looked up again': () => memoryLimitCollector().collect(series),
  'all collectors of the process': () => takeScrape(collectors, fail),
  'the whole text': () => register.metrics(),
};
const result: Record<string, unknown> = {};
for (const [name, work] of Object.entries(calls)) result[name] = await time(work);
console.log(JSON.stringify(result));
process.exit(0);
