import type { BenchOptions } from './bench-options.ts';
import { scrape } from './open-loop.ts';
import { median, medianInterval } from './statistics.ts';
import { startWatched, type WatchedProcess, type Watcher } from './watched-process.ts';

const WATCHERS: readonly Watcher[] = [
  'bare',
  'no delay',
  'heapwatch',
  'delay monitor',
  'prom-client',
  'OpenTelemetry',
];
/** The detector is loaded with the first sample, 15 s after the start: it is part of starting up. */
const SETTLE_MS = 20_000;
const WINDOW_MS = 30_000;
const SCRAPES = 2;

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** CPU a minute of a server that nobody asks anything, of all watchers at the same time, so that they share the machine's moods. */
export async function benchIdle({ rounds = 3, watchers = WATCHERS, node }: BenchOptions): Promise<void> {
  console.log(
    `\nIdle: CPU ms a minute, ${rounds} × ${WINDOW_MS / 1000} s, all at the same time; then with a scrape each 15 s`,
  );
  const alone = new Map<Watcher, number[]>(watchers.map((watcher) => [watcher, []]));
  const scraped = new Map<Watcher, number[]>(watchers.map((watcher) => [watcher, []]));
  for (let round = 0; round < rounds; round++) {
    const processes = await Promise.all(
      watchers.map(async (watcher) => [watcher, await startWatched('server.cjs', watcher, node)] as const),
    );
    await pause(SETTLE_MS);
    for (const [watcher, ms] of await measure(processes, 0)) alone.get(watcher)?.push(ms);
    for (const [watcher, ms] of await measure(processes, SCRAPES)) scraped.get(watcher)?.push(ms);
    await Promise.all(processes.map(([, process]) => process.end()));
  }
  for (const watcher of watchers) {
    const more = (figures: ReadonlyMap<Watcher, readonly number[]>) => {
      const values = figures.get(watcher) ?? [];
      const extra = values.map((value, i) => value - (figures.get(watchers[0])?.[i] ?? Number.NaN));
      const [low, high] = medianInterval(extra);
      return `${median(values).toFixed(0).padStart(4)} (${low.toFixed(0)}..${high.toFixed(0)} more)`;
    };
    console.log(`  ${watcher.padEnd(14)} ${more(alone).padEnd(24)} scraped ${more(scraped)}`);
  }
}

type Named = readonly (readonly [Watcher, WatchedProcess])[];

async function measure(processes: Named, scrapes: number): Promise<Map<Watcher, number>> {
  const usages = () => Promise.all(processes.map(([, process]) => process.usage()));
  const before = await usages();
  const beganMs = performance.now();
  for (let i = 0; i < scrapes; i++) {
    await pause(WINDOW_MS / scrapes / 2);
    for (const [, { scrapePort }] of processes) if (scrapePort !== undefined) await scrape(scrapePort);
    await pause(WINDOW_MS / scrapes / 2);
  }
  if (scrapes === 0) await pause(WINDOW_MS);
  const after = await usages();
  const minutes = (performance.now() - beganMs) / 60_000;
  return new Map(
    processes.map(([watcher], i) => [watcher, (after[i].cpuMs - before[i].cpuMs) / minutes] as const),
  );
}
