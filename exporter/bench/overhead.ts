import type { BenchOptions } from './bench-options.ts';
import { scrape, sendOpenLoop } from './open-loop.ts';
import { median, medianInterval, quantile } from './statistics.ts';
import { startWatched, type Watcher } from './watched-process.ts';

const WATCHERS: readonly Watcher[] = ['bare', 'heapwatch', 'prom-client', 'OpenTelemetry'];
const PER_SECOND = 600;
const WARM_UP = 900;
const MEASURED = 3000;
/** The measured part takes 5 seconds; one scrape in it is three times what a scrape each 15 s takes. */
const SCRAPE_AT_MS = 2500;

interface Run {
  readonly cpuUsPerRequest: number;
  readonly p99Ms: number;
  readonly rssMB: number;
  readonly liveMB: number;
  /** What the exporter says of itself; NaN of the others. */
  readonly selfUsPerRequest: number;
}

/** CPU a request, p99, memory of a loaded server under each watcher, in turns, as ratios to the bare one of the same turn. */
export async function benchOverhead({ rounds = 20, watchers = WATCHERS, node }: BenchOptions): Promise<void> {
  console.log(
    `\nOverhead: ${rounds} turns, ${MEASURED} requests at ${PER_SECOND}/s on loopback after ${WARM_UP} to warm up, scraped each 5 s`,
  );
  const turns: Map<Watcher, Run>[] = [];
  for (let round = 0; round < rounds; round++) {
    const turn = new Map<Watcher, Run>();
    // The order changes with the turn, so that none is always behind the same other.
    for (let k = 0; k < watchers.length; k++) {
      const watcher = watchers[(round + k) % watchers.length];
      turn.set(watcher, await measure(watcher, node));
    }
    turns.push(turn);
  }
  print(turns, watchers);
}

async function measure(watcher: Watcher, node: string): Promise<Run> {
  const server = await startWatched('server.cjs', watcher, node);
  try {
    const { scrapePort } = server;
    if (scrapePort !== undefined) await scrape(scrapePort);
    await sendOpenLoop(server.port, WARM_UP, PER_SECOND);
    const selfBefore = await selfSeconds(scrapePort);
    const before = await server.usage();
    const scraping = setTimeout(() => {
      if (scrapePort !== undefined) void scrape(scrapePort);
    }, SCRAPE_AT_MS);
    const latencies = await sendOpenLoop(server.port, MEASURED, PER_SECOND);
    clearTimeout(scraping);
    const selfAfter = await selfSeconds(scrapePort);
    const after = await server.usage(true);
    return {
      cpuUsPerRequest: ((after.cpuMs - before.cpuMs) * 1000) / MEASURED,
      p99Ms: quantile(latencies, 0.99),
      rssMB: after.rssBytes / 1e6,
      selfUsPerRequest: ((selfAfter - selfBefore) * 1e6) / MEASURED,
      liveMB: (after.liveBytes ?? Number.NaN) / 1e6,
    };
  } finally {
    await server.end();
  }
}

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
