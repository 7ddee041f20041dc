import type { BenchOptions } from './bench-options.ts';
import { scrape, sendOpenLoop } from './open-loop.ts';
import { median, medianInterval, quantile } from './statistics.ts';
import { startWatched, type WatchedProcess, type Watcher } from './watched-process.ts';

const WATCHERS: readonly Watcher[] = ['bare', 'heapwatch', 'prom-client', 'OpenTelemetry'];
/** To each server. */
const PER_SECOND = 600;
/** What a process does once is over by then: the detector is loaded after 15 seconds, and code is compiled. */
const WARM_UP_SECONDS = 20;
/** The first scrapes, whoever answers them, make V8 compile much of Node's HTTP code anew, which it had compiled for the load alone. */
const WARM_UP_SCRAPES_AT_MS = [5000, 10_000];
/** A major GC more or less, which is luck, is 2 % of the CPU of thirty seconds. */
const MEASURED_SECONDS = 45;
/** In the measured part: the scrapes of an interval of 15 seconds, as far from its ends as can be. */
const SCRAPES_AT_MS = [7500, 22_500, 37_500];

interface Run {
  readonly cpuUsPerRequest: number;
  readonly p99Ms: number;
  readonly rssMB: number;
  readonly liveMB: number;
  /** What the exporter says of itself; NaN of the others. */
  readonly selfUsPerRequest: number;
}

/**
 * CPU a request, p99, memory of a loaded server under each watcher, as ratios to the bare one of the same turn. The servers
 * of a turn run at the same time under the same load, so what else the machine does is the same for all.
 */
export async function benchOverhead({
  rounds = 20,
  watchers = WATCHERS,
  perSecond = PER_SECOND,
  node,
}: BenchOptions): Promise<void> {
  console.log(
    `\nOverhead: ${rounds} turns, ${perSecond} requests a second to each server on loopback for ${MEASURED_SECONDS} s after ${WARM_UP_SECONDS} s to warm up, scraped each 15 s`,
  );
  const turns: ReadonlyMap<Watcher, Run>[] = [];
  for (let round = 0; round < rounds; round++) {
    // The order changes with the turn, so that none is always started before the same other.
    const order = watchers.map((_, k) => watchers[(round + k) % watchers.length]);
    turns.push(await measureTurn(order, perSecond, node));
  }
  print(turns, watchers);
}

async function measureTurn(
  order: readonly Watcher[],
  perSecond: number,
  node: string,
): Promise<ReadonlyMap<Watcher, Run>> {
  const requests = perSecond * MEASURED_SECONDS;
  const servers: WatchedProcess[] = [];
  try {
    for (const watcher of order) servers.push(await startWatched('server.cjs', watcher, node));
    const each = <T>(ask: (server: WatchedProcess, k: number) => Promise<T>) => Promise.all(servers.map(ask));
    const load = async (seconds: number, scrapesAtMs: readonly number[]) => {
      const scraping = scrapesAtMs.map((ms) =>
        setTimeout(() => void each(({ scrapePort }) => selfSeconds(scrapePort)), ms),
      );
      const latencies = await each(({ port }, k) =>
        sendOpenLoop(port, perSecond * seconds, perSecond, k + 1),
      );
      for (const timer of scraping) clearTimeout(timer);
      return latencies;
    };
    await load(WARM_UP_SECONDS, WARM_UP_SCRAPES_AT_MS);
    const selfBefore = await each(({ scrapePort }) => selfSeconds(scrapePort));
    const before = await each((server) => server.usage());
    const latencies = await load(MEASURED_SECONDS, SCRAPES_AT_MS);
    const after = await each((server) => server.usage());
    const selfAfter = await each(({ scrapePort }) => selfSeconds(scrapePort));
    const alive = await each((server) => server.usage(true));
    return new Map(
      order.map((watcher, k) => [
        watcher,
        {
          cpuUsPerRequest: ((after[k].cpuMs - before[k].cpuMs) * 1000) / requests,
          p99Ms: quantile(latencies[k], 0.99),
          rssMB: after[k].rssBytes / 1e6,
          selfUsPerRequest: ((selfAfter[k] - selfBefore[k]) * 1e6) / requests,
          liveMB: (alive[k].liveBytes ?? Number.NaN) / 1e6,
        },
      ]),
    );
  } finally {
    await Promise.all(servers.map((server) => server.end()));
  }
}

/** Scrapes. @returns what the exporter says of its own CPU; NaN where nothing is scraped or another one is */
async function selfSeconds(port: number | undefined): Promise<number> {
  if (port === undefined) return Number.NaN;
  const { text } = await scrape(port);
  return Number(/^heapwatch_self_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
}

function print(turns: readonly ReadonlyMap<Watcher, Run>[], watchers: readonly Watcher[]): void {
  const [reference] = watchers;
  const of = (watcher: Watcher, key: keyof Run) =>
    turns.map((turn) => turn.get(watcher)?.[key] ?? Number.NaN);
  const ratios = (watcher: Watcher, key: keyof Run) =>
    of(watcher, key).map((value, i) => value / of(reference, key)[i]);
  const more = (watcher: Watcher, key: keyof Run) =>
    of(watcher, key).map((value, i) => value - of(reference, key)[i]);
  console.log(
    '               CPU µs/request  × bare (95 % of the median)   p99 ms  × bare (95 %)           RSS MB     +   live heap MB    +',
  );
  for (const watcher of watchers) {
    const [cpu, p99] = (['cpuUsPerRequest', 'p99Ms'] as const).map((key) => {
      const [low, high] = medianInterval(ratios(watcher, key));
      return `${median(ratios(watcher, key)).toFixed(3)} (${low.toFixed(3)}..${high.toFixed(3)})`;
    });
    const [rss, live] = (['rssMB', 'liveMB'] as const).map((key) => {
      const [low, high] = medianInterval(more(watcher, key));
      return `${median(of(watcher, key)).toFixed(1)} +${median(more(watcher, key)).toFixed(2)} (${low.toFixed(2)}..${high.toFixed(2)})`;
    });
    console.log(
      `  ${watcher.padEnd(13)} ${median(of(watcher, 'cpuUsPerRequest')).toFixed(0).padStart(6)}  ${cpu}  ${median(of(watcher, 'p99Ms')).toFixed(1)}  ${p99}  ${rss}  ${live}`,
    );
  }
  const self = median(of('heapwatch', 'selfUsPerRequest'));
  const share = self / median(of('heapwatch', 'cpuUsPerRequest'));
  console.log(
    `  heapwatch_self_cpu_seconds_total says ${self.toFixed(2)} µs a request, ${(share * 100).toFixed(2)} % of its CPU`,
  );
}
