/**
 * `node test/corpus/record.ts SECONDS`: the noise of real processes. Runs the programs that do not leak under load, scrapes
 * their exporter each second, and prints how the live set and the rest scatter: what the corpus' noise was set by.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { findLeakProgram, programFile } from '../programs/index.ts';
import { startLoad } from '../programs/load.ts';
import { observeProgram } from '../tools/observed-program.ts';

interface Recording {
  readonly heapUsed: number[];
  readonly live: number[];
  readonly external: number[];
  readonly rss: number[];
  majorGcs: number;
  minorGcs: number;
}

const RUNS = [
  { name: 'unbounded-cache', path: '/page/{n}', requestsPerSecond: 150 },
  { name: 'agent-sockets', path: '/order/{n}', requestsPerSecond: 100 },
  { name: 'request-listeners', path: '/', requestsPerSecond: 20 },
  { name: 'global-array', path: '/', requestsPerSecond: 5 },
  { name: 'buffer-listener', path: '/', requestsPerSecond: 60 },
] as const;
/** The first part of a run is warm-up. */
const WARM_UP_SHARE = 0.25;

const seconds = Number(process.argv[2] ?? 120);
for (const run of RUNS) {
  const recording = await record(run, seconds);
  console.log(JSON.stringify({ program: run.name, seconds, ...describe(recording) }));
}

async function record(run: (typeof RUNS)[number], runSeconds: number): Promise<Recording> {
  const program = findLeakProgram(run.name);
  const observed = await observeProgram(programFile(program, 'fixed'), {
    service: `corpus-${run.name}`,
    nodeOptions: ['--max-old-space-size=128'],
  });
  const load = startLoad({
    url: observed.url,
    path: run.path,
    requestsPerSecond: run.requestsPerSecond,
    maxRequests: 1e6,
    maxSeconds: runSeconds,
  });
  const recording: Recording = {
    heapUsed: [],
    live: [],
    external: [],
    rss: [],
    majorGcs: 0,
    minorGcs: 0,
  };
  let majors = 0;
  try {
    for (let second = 0; second < runSeconds; second++) {
      await delay(1000);
      const text = await (await fetch(`http://${observed.metricsAddress}/metrics`)).text();
      const read = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? Number.NaN);
      const majorGcs = read(/^heapwatch_gc_duration_seconds_count\{[^}]*kind="major"[^}]*\} (\S+)/m);
      if (second >= runSeconds * WARM_UP_SHARE) {
        if (majorGcs > majors) recording.live.push(read(/^heapwatch_heap_live_bytes\S* (\S+)/m));
        recording.heapUsed.push(read(/^heapwatch_heap_used_bytes\S* (\S+)/m));
        recording.external.push(read(/^heapwatch_external_memory_bytes\S* (\S+)/m));
        recording.rss.push(read(/^heapwatch_resident_memory_bytes (\S+)/m));
      }
      majors = majorGcs;
      recording.majorGcs = majorGcs;
      recording.minorGcs = read(/^heapwatch_gc_duration_seconds_count\{[^}]*kind="minor"[^}]*\} (\S+)/m);
    }
  } finally {
    load.stop();
    await observed.stop();
  }
  return recording;
}

function describe({ heapUsed, live, external, rss, majorGcs, minorGcs }: Recording) {
  return {
    majorGcs,
    minorGcs,
    liveMiB: scatter(live),
    heapUsedMiB: scatter(heapUsed),
    externalMiB: scatter(external),
    rssMiB: scatter(rss),
  };
}

/** Mean in MiB, standard deviation as a share of it, how alike neighbours are (lag one), and skewness. */
function scatter(values: readonly number[]) {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const deviations = values.map((value) => value - mean);
  const variance = deviations.reduce((sum, d) => sum + d * d, 0) / n;
  const lagged = deviations.slice(1).reduce((sum, d, i) => sum + d * (deviations[i] ?? 0), 0) / n;
  const cubed = deviations.reduce((sum, d) => sum + d ** 3, 0) / n;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    n,
    mean: round(mean / 2 ** 20),
    sdShare: round(Math.sqrt(variance) / mean),
    lagOne: round(lagged / variance),
    skew: round(cubed / variance ** 1.5),
  };
}
