import { join, relative } from 'node:path';
import { findLeakProgram, programFile } from '../programs/index.ts';
import { type Load, startLoad } from '../programs/load.ts';
import { type ObservedProgram, observeProgram } from '../tools/observed-program.ts';
import { type Prometheus, type ScrapeJob, startPrometheus } from '../tools/prometheus.ts';
import { writeRuleFile } from '../tools/rule-file.ts';

const ROOT = join(import.meta.dirname, '../..');
const JOB = 'leaky-shop';
const INSTANCE = 'leaky-shop-1';
/**
 * Room for what survives. The heap limit that V8 tells has 192 MiB more, for the young generation: under 160 MiB the
 * program dies at its 169th request, with 158 MiB alive and a limit of 352.
 */
const OLD_SPACE_MIB = 320;
/** After this many requests, eight minutes, the load ends: the program keeps about 190 MiB then, and lives on for a look. */
export const MAX_REQUESTS = 240;
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
  readonly startedAtMs: number;
}

/** The listener leak, under a load that adds about 23 MiB a minute, with the exporter preloaded. */
export async function startLeakingProgram(): Promise<LeakingProgram> {
  const leak = findLeakProgram('request-listeners');
  const file = programFile(leak, 'leaky');
  const startedAtMs = Date.now();
  const program = await observeProgram(file, {
    service: JOB,
    instance: INSTANCE,
    nodeOptions: [`--max-old-space-size=${OLD_SPACE_MIB}`],
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
  return { job: JOB, instance: INSTANCE, file: relative(ROOT, file), program, load, startedAtMs };
}

export interface Watch {
  /** Where the alerts are to link to. */
  readonly grafanaUrl: string;
  /** `host:port` of the Alertmanager, if there is one. */
  readonly alertmanager?: string | undefined;
  /** Scraped as well. */
  readonly others?: readonly ScrapeJob[];
}

/** A real Prometheus with the shipped configuration and rules, which scrapes the program. */
export async function watch(
  { job, instance, program }: LeakingProgram,
  { grafanaUrl, alertmanager, others = [] }: Watch,
): Promise<Prometheus> {
  return startPrometheus({
    configFile: join(ROOT, 'deploy/prometheus/prometheus.yml'),
    ruleFiles: [await writeRuleFile({ links: { grafanaUrl } })],
    jobs: [{ name: job, targets: [program.metricsAddress], labels: { instance } }, ...others],
    scrapeIntervalSeconds: SCRAPE_SECONDS,
    ...(alertmanager !== undefined && { alertmanager }),
  });
}

/** The dashboard of the program, over its life so far. */
export function dashboardUrl(
  grafanaUrl: string,
  { job, instance, startedAtMs }: Pick<LeakingProgram, 'job' | 'instance' | 'startedAtMs'>,
): string {
  const variables = new URLSearchParams({ 'var-job': job, 'var-instance': instance });
  return `${grafanaUrl}/d/heapwatch-process?${variables}&from=${startedAtMs}&to=now&refresh=5s`;
}
