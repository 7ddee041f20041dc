import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { BenchOptions } from './bench-options.ts';
import { scrape, sendOpenLoop } from './open-loop.ts';
import { median, quantile } from './statistics.ts';
import { startWatched, type Watcher } from './watched-process.ts';

const EXPORTER = resolve(import.meta.dirname, '..');
const WATCHERS: readonly Watcher[] = ['heapwatch', 'prom-client'];
const SCRAPES = 40;
const APART_MS = 100;
const PER_SECOND = 600;

/** How long a scrape takes for who scrapes, how long its text is, and what is dear in it. */
export async function benchScrape({ watchers = WATCHERS, node }: BenchOptions): Promise<void> {
  console.log(
    `\nScrape: ms as seen by the scraper, connection included; ${SCRAPES} scrapes ${APART_MS} ms apart, idle and at ${PER_SECOND} requests/s`,
  );
  for (const watcher of watchers) {
    const server = await startWatched('server.cjs', watcher, node);
    try {
      if (server.scrapePort === undefined) continue;
      await scrape(server.scrapePort);
      const before = await server.usage();
      const idle = await scrapes(server.scrapePort);
      const after = await server.usage();
      const cpuMs = (after.cpuMs - before.cpuMs) / SCRAPES;
      const load = sendOpenLoop(server.port, (PER_SECOND * SCRAPES * APART_MS) / 1000, PER_SECOND, 1);
      const loaded = await scrapes(server.scrapePort);
      await load;
      console.log(
        `  ${watcher.padEnd(12)} idle ${shown(idle.ms)}, CPU ${cpuMs.toFixed(2)}; loaded ${shown(loaded.ms)}; ${(loaded.bytes / 1000).toFixed(1)} KB`,
      );
    } finally {
      await server.end();
    }
  }
  const { stdout } = await promisify(execFile)(node, ['bench/programs/scrape-calls.ts'], { cwd: EXPORTER });
  console.log('  inside it, µs: median, 99th of 100');
  const calls: Record<string, { median: number; p99: number }> = JSON.parse(stdout);
  for (const [name, took] of Object.entries(calls)) {
    console.log(
      `    ${name.padEnd(34)} ${took.median.toFixed(1).padStart(8)} ${took.p99.toFixed(1).padStart(8)}`,
    );
  }
}

async function scrapes(port: number): Promise<{ readonly ms: readonly number[]; readonly bytes: number }> {
  const ms: number[] = [];
  let bytes = 0;
  for (let i = 0; i < SCRAPES; i++) {
    await new Promise((wake) => setTimeout(wake, APART_MS));
    const scraped = await scrape(port);
    ms.push(scraped.ms);
    bytes = Buffer.byteLength(scraped.text);
  }
  return { ms, bytes };
}

function shown(ms: readonly number[]): string {
  return `${median(ms).toFixed(2)} (95th of 100 ${quantile(ms, 0.95).toFixed(2)})`;
}
