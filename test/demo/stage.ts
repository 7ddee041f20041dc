import { join, relative } from 'node:path';
import { findLeakProgram, programFile } from '../programs/index.ts';
import { type Load, startLoad } from '../programs/load.ts';
import { type ObservedProgram, observeProgram } from '../tools/observed-program.ts';
import { type Prometheus, type ScrapeJob, startPrometheus } from '../tools/prometheus.ts';

const ROOT = join(import.meta.dirname, '../..');
const JOB = 'leaky-shop';
const INSTANCE = 'leaky-shop-1';
/** After this many requests the load ends: the program keeps about 130 MiB then, and lives on for a look. */
export const MAX_REQUESTS = 150;
const MAX_SECONDS = 3600;
/** Shorter than the shipped 15 s, so that the picture fills quickly; the alert does not need it. */
export const SCRAPE_SECONDS = 5;

export interface LeakingProgram {
  readonly job: string;
  readonly instance: string;
  /** Path from the root of the repository. */
  readonly file: string;
  readonly program: ObservedProgram;
  readonly load: Load;
}

/** The listener leak, under a load that adds about 23 MiB a minute, with the exporter preloaded. */
export async function startLeakingProgram(): Promise<LeakingProgram> {
  const leak = findLeakProgram('request-listeners');
  const file = programFile(leak, 'leaky');
  const program = await observeProgram(file, {
    service: JOB,
    instance: INSTANCE,
    nodeOptions: [`--max-old-space-size=${leak.oldSpaceMiB}`],
    // The exporter gives its verdict within the story too.
    environment: { HEAPWATCH_DETECT_PROBE_GC: 'true' },
  });
  if (leak.load === undefined) throw new Error(`${leak.name} needs load to leak`);
  const load = startLoad({
    url: program.url,
    ...leak.load,
    maxRequests: MAX_REQUESTS,
    maxSeconds: MAX_SECONDS,
  });
  return { job: JOB, instance: INSTANCE, file: relative(ROOT, file), program, load };
}

/** A real Prometheus with the shipped configuration and rules, which scrapes the program, and others if there are any. */
export function watch(
  { job, instance, program }: LeakingProgram,
  others: readonly ScrapeJob[] = [],
): Promise<Prometheus> {
  return startPrometheus({
    configFile: join(ROOT, 'deploy/prometheus/prometheus.yml'),
    jobs: [{ name: job, targets: [program.metricsAddress], labels: { instance } }, ...others],
    scrapeIntervalSeconds: SCRAPE_SECONDS,
  });
}
