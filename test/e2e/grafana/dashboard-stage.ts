import { join } from 'node:path';
import { type GrafanaName, NEWEST } from '../../host/grafana-variant.ts';
import { type Host, prepareHost, startHost } from '../../host/start-host.ts';
import { backfill } from '../../tools/backfill.ts';
import { temporaryFolder } from '../../tools/endings.ts';
import { observeProgram } from '../../tools/observed-program.ts';
import { startPrometheus } from '../../tools/prometheus.ts';
import { FLEET, fleetText, verdictText } from './fleet-history.ts';
import { CHECKOUT, openMetricsText } from './heap-history.ts';

const ROOT = join(import.meta.dirname, '../../..');

export interface DashboardStage {
  /** The newest Grafana. */
  readonly host: Host;
  /** The same plugin and dashboards in the libraries of each supported end. */
  readonly hosts: Readonly<Record<GrafanaName, Host>>;
  /** Instance label of the real process. */
  readonly liveInstance: string;
  stop(): Promise<void>;
}

/**
 * A real Prometheus that knows a night of a leaking process and of a fleet, and scrapes a real one that runs now,
 * under the host page with the built plugin.
 */
export async function startDashboardStage(): Promise<DashboardStage> {
  // Before the history ends: five minutes later Prometheus takes its series for gone.
  for (const grafana of ['12.4', '13.2'] as const) await prepareHost(grafana);
  const folder = await temporaryFolder('dashboard');
  const program = await observeProgram(join(import.meta.dirname, 'busy-service.cjs'), {
    service: 'busy',
    nodeOptions: ['--max-old-space-size=64'],
  });
  const liveInstance = program.metricsAddress;
  await program.capture('stage');
  const dataFolder = join(folder.path, 'data');
  // It ends more than a step ago, so that a panel's newest value is the history's last.
  const endSeconds = Math.floor(Date.now() / 1_000) - 25;
  for (const history of [
    openMetricsText(CHECKOUT, endSeconds),
    verdictText(CHECKOUT, endSeconds),
    fleetText(FLEET, endSeconds),
  ]) {
    await backfill(history, folder.path, dataFolder);
  }
  const prometheus = await startPrometheus({
    jobs: [{ name: 'live', targets: [liveInstance] }],
    scrapeIntervalSeconds: CHECKOUT.stepSeconds,
    dataFolder,
  });
  const options = {
    prometheusUrl: prometheus.url,
    pluginDir: join(ROOT, 'grafana-plugin/dist'),
    dashboardsDir: join(ROOT, 'dashboards'),
    scrapeInterval: `${CHECKOUT.stepSeconds}s`,
  };
  const hosts = {
    '12.4': await startHost({ ...options, grafana: '12.4' }),
    '13.2': await startHost({ ...options, grafana: '13.2' }),
  };
  return {
    host: hosts[NEWEST],
    hosts,
    liveInstance,
    async stop() {
      for (const host of Object.values(hosts)) await host.stop();
      await prometheus.stop();
      await program.stop();
      await folder.remove();
    },
  };
}
