import { join } from 'node:path';
import { startHost } from '../host/start-host.ts';
import { atEnd } from '../tools/endings.ts';
import { startProcess } from '../tools/processes.ts';
import { provisionedDataSources } from '../tools/provisioned-data-sources.ts';
import type { SnapshotService } from '../tools/snapshot-service.ts';

const ROOT = join(import.meta.dirname, '../..');
const DATA_SOURCES = join(ROOT, 'deploy/grafana/provisioning/datasources/heapwatch.yml');
const SNAPSHOTS_TYPE = 'heapwatch-snapshots-datasource';

export interface GrafanaOptions {
  readonly prometheusUrl: string;
  readonly service: Pick<SnapshotService, 'url' | 'readToken' | 'captureToken'>;
  readonly scrapeSeconds: number;
  /** Where the page is to be. */
  readonly port: number;
}

/**
 * Builds the Grafana app, and starts the page that stands in for Grafana, with the shipped data sources. The first time
 * this takes a minute or two. Gives its address.
 */
export async function startGrafana({
  prometheusUrl,
  service,
  scrapeSeconds,
  port,
}: GrafanaOptions): Promise<string> {
  await buildPlugin();
  const sources = provisionedDataSources(DATA_SOURCES, {
    PROMETHEUS_URL: prometheusUrl,
    HEAPWATCH_URL: service.url,
    HEAPWATCH_READ_TOKEN: service.readToken,
    HEAPWATCH_CAPTURE_TOKEN: service.captureToken,
  });
  const prometheus = sources.find(({ type }) => type === 'prometheus');
  const host = await startHost({
    port,
    prometheusUrl: prometheus?.url ?? prometheusUrl,
    snapshotSources: Object.fromEntries(
      sources.filter(({ type }) => type === SNAPSHOTS_TYPE).map((source) => [source.uid, source]),
    ),
    pluginDir: join(ROOT, 'grafana-plugin/dist'),
    dashboardsDir: join(ROOT, 'dashboards'),
    // Faster than the file says, as this Prometheus scrapes faster.
    scrapeInterval: `${scrapeSeconds}s`,
    role: 'Editor',
  });
  atEnd({ calmly: () => host.stop(), now: () => undefined });
  return host.url;
}

async function buildPlugin(): Promise<void> {
  const build = await startProcess('npm', ['run', 'package', '-w', 'grafana-plugin'], { cwd: ROOT });
  const end = await build.ended;
  if (end !== 0) throw new Error(`building the Grafana app ended with ${end}:\n${build.output()}`);
}
