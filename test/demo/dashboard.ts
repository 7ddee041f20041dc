import { join } from 'node:path';
import { atEnd } from '../tools/endings.ts';
import { startProcess } from '../tools/processes.ts';

const ROOT = join(import.meta.dirname, '../..');
const PLUGIN = join(ROOT, 'grafana-plugin/dist');

export interface DashboardOptions {
  readonly prometheusUrl: string;
  readonly job: string;
  readonly instance: string;
  readonly scrapeSeconds: number;
}

/**
 * Builds the Grafana app, and starts the page that stands in for Grafana. The first time this
 * takes a minute or two.
 *
 * @returns address of the program's dashboard.
 */
export async function startDashboard(options: DashboardOptions): Promise<string> {
  await buildPlugin();
  // Loaded late: the story does not wait for it.
  const { startHost } = await import('../host/start-host.ts');
  const host = await startHost({
    prometheusUrl: options.prometheusUrl,
    pluginDir: PLUGIN,
    dashboardsDir: join(ROOT, 'dashboards'),
    scrapeInterval: `${options.scrapeSeconds}s`,
  });
  atEnd({ calmly: () => host.stop(), now: () => undefined });
  const variables = new URLSearchParams({ 'var-job': options.job, 'var-instance': options.instance });
  return `${host.url}/d/heapwatch-process?${variables}&from=now-6m&to=now&refresh=5s`;
}

async function buildPlugin(): Promise<void> {
  const build = await startProcess('npm', ['run', 'package', '-w', 'grafana-plugin'], { cwd: ROOT });
  const end = await build.ended;
  if (end !== 0) throw new Error(`building the Grafana app ended with ${end}:\n${build.output()}`);
}
