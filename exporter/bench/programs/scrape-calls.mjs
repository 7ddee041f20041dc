// What each collector takes, and the dearest calls below them: median and most of many, in microseconds, as JSON.
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';
import { startCollectors } from '../../dist/lifecycle/collectors.js';
import { watchGc } from '../../dist/observe/gc/gc-watch.js';
import { watchListeners } from '../../dist/observe/listeners/listener-watch.js';
import { memoryLimitCollector } from '../../dist/observe/memory/memory-limit.js';
import { parseSettings } from '../../dist/options/settings.js';
import { publishPrometheus } from '../../dist/publish/prometheus/prometheus.js';
import { takeScrape } from '../../dist/publish/scrape.js';

const REPETITIONS = 300;
const fail = (error) => {
  throw error;
};
const gc = watchGc({ hasListeners: () => false, onPauses() {}, onError: fail });
const listeners = watchListeners({ onNotice() {}, onError: fail });
const { settings } = parseSettings({}, {});
const collectors = startCollectors({ settings, gc, listeners }, fail);
const publisher = publishPrometheus(() => takeScrape(collectors, fail));
const series = { value() {}, distribution() {} };

async function time(work) {
  const took = [];
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

const calls = {
  'getHeapStatistics()': () => getHeapStatistics(),
  'getHeapSpaceStatistics()': () => getHeapSpaceStatistics(),
  'process.memoryUsage()': () => process.memoryUsage(),
  'process.memoryUsage.rss()': () => process.memoryUsage.rss(),
  'process.cpuUsage()': () => process.cpuUsage(),
  'process.constrainedMemory()': () => process.constrainedMemory(),
  'os.totalmem()': () => totalmem(),
  'readFileSync of a cgroup file': () => readFileSync('/proc/self/cgroup', 'utf8'),
  'the memory limit looked up again': () => memoryLimitCollector().collect(series),
  'all collectors': () => takeScrape(collectors, fail),
  'the whole text': () => publisher.render(),
};
const result = {};
for (const [name, work] of Object.entries(calls)) result[name] = await time(work);
console.log(JSON.stringify(result));
process.exit(0);
