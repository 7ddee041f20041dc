import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { findBinary } from './binaries.ts';
import { temporaryFolder } from './endings.ts';
import { freePort } from './ports.ts';
import { startProcess } from './processes.ts';

export interface ScrapeJob {
  readonly name: string;
  /** `host:port` each. */
  readonly targets: readonly string[];
  /** Labels for all of them; one named `instance` takes the place of the address. */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface PrometheusOptions {
  readonly jobs: readonly ScrapeJob[];
  /** A configuration to start from: what is given here takes its place. */
  readonly configFile?: string;
  /** `host:port` of the Alertmanager that is sent the alerts; none if left out. */
  readonly alertmanager?: string;
  /** Absolute paths. */
  readonly ruleFiles?: readonly string[];
  /** Prometheus' own default is a minute. */
  readonly scrapeIntervalSeconds?: number;
  /** As long as the scrape interval when not given. For rule groups that name no interval of their own. */
  readonly evaluationIntervalSeconds?: number;
  /** Free when not given. */
  readonly port?: number;
  /** A data folder that is there already, backfilled for example; otherwise a temporary one. */
  readonly dataFolder?: string;
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since the epoch. */
  readonly timeSeconds: number;
  readonly value: number;
}

export interface PrometheusAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: 'pending' | 'firing';
  readonly activeAt: string;
}

export interface Prometheus {
  readonly url: string;
  /** Its page of alerts: Debian's package has the old one, in another place. */
  readonly alertsUrl: string;
  query(expression: string): Promise<readonly Sample[]>;
  alerts(): Promise<readonly PrometheusAlert[]>;
  /** Scrapes what is given from now on, instead of what it did. */
  setJobs(jobs: readonly ScrapeJob[]): Promise<void>;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 30_000;

/** Starts a real Prometheus on loopback. It, and its temporary data, go when this process ends. */
export async function startPrometheus(options: PrometheusOptions): Promise<Prometheus> {
  const binary = await findBinary('prometheus');
  const folder = await temporaryFolder('prometheus');
  const configFile = join(folder.path, 'prometheus.yml');
  await writeFile(configFile, await configText(options, options.jobs));
  const address = `127.0.0.1:${options.port ?? (await freePort())}`;
  const url = `http://${address}`;
  const started = await startProcess(binary, [
    `--config.file=${configFile}`,
    `--storage.tsdb.path=${options.dataFolder ?? join(folder.path, 'data')}`,
    `--web.listen-address=${address}`,
    // Else the links in its alerts name this machine, where nobody listens but on loopback.
    `--web.external-url=${url}`,
    '--web.enable-lifecycle',
    '--log.level=warn',
  ]);
  const stop = async () => {
    await started.stop();
    await folder.remove();
  };
  const isOver = started.ended.then((how) => {
    throw new Error(`prometheus ended with ${how}:\n${started.output()}`);
  });
  // Only the race below listens to this; an ordinary end later is no error.
  isOver.catch(() => undefined);
  try {
    await Promise.race([waitUntilReady(url), isOver]);
  } catch (error) {
    await stop();
    throw error;
  }
  const { ok } = await fetch(`${url}/alerts`);
  return {
    url,
    alertsUrl: `${url}/${ok ? 'alerts' : 'classic/alerts'}`,
    stop,
    query: (expression) => query(url, expression),
    alerts: () => alerts(url),
    async setJobs(jobs) {
      await writeFile(configFile, await configText(options, jobs));
      await ask(`${url}/-/reload`, { method: 'POST' });
    },
  };
}

interface Config {
  readonly global?: Readonly<Record<string, string>>;
  readonly rule_files?: readonly string[];
}

async function configText(options: PrometheusOptions, jobs: readonly ScrapeJob[]): Promise<string> {
  const { configFile, scrapeIntervalSeconds: scrapeSeconds, evaluationIntervalSeconds } = options;
  const base: Config = configFile === undefined ? {} : parse(await readFile(configFile, 'utf8'));
  const folder = configFile === undefined ? '' : dirname(configFile);
  return stringify({
    global: {
      ...base.global,
      ...(scrapeSeconds && {
        scrape_interval: `${scrapeSeconds}s`,
        scrape_timeout: `${Math.min(10, scrapeSeconds)}s`,
        evaluation_interval: `${evaluationIntervalSeconds ?? scrapeSeconds}s`,
      }),
    },
    rule_files: options.ruleFiles ?? (base.rule_files ?? []).map((file) => resolve(folder, file)),
    ...(options.alertmanager && {
      alerting: { alertmanagers: [{ static_configs: [{ targets: [options.alertmanager] }] }] },
    }),
    scrape_configs: jobs.map((job) => ({
      job_name: job.name,
      static_configs: [{ targets: job.targets, ...(job.labels && { labels: job.labels }) }],
    })),
  });
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const response = await fetch(`${url}/-/ready`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await delay(100);
  }
  throw new Error(`prometheus at ${url} was not ready within ${READY_TIMEOUT_MS} ms`);
}

async function ask(address: string, init?: RequestInit): Promise<string> {
  const response = await fetch(address, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text}`);
  return text;
}

interface QueryAnswer {
  readonly data: {
    readonly result: readonly { metric: Record<string, string>; value: [number, string] }[];
  };
}

async function query(url: string, expression: string): Promise<readonly Sample[]> {
  const parameters = new URLSearchParams({ query: expression });
  const answer: QueryAnswer = JSON.parse(await ask(`${url}/api/v1/query?${parameters}`));
  return answer.data.result.map(({ metric, value }) => ({
    labels: metric,
    timeSeconds: value[0],
    value: Number(value[1]),
  }));
}

async function alerts(url: string): Promise<readonly PrometheusAlert[]> {
  const answer: { data: { alerts: readonly PrometheusAlert[] } } = JSON.parse(
    await ask(`${url}/api/v1/alerts`),
  );
  return answer.data.alerts;
}
