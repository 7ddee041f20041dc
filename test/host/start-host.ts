import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { GRAFANA_VARIANTS, type GrafanaName, NEWEST } from './grafana-variant.ts';
import { installLibraries } from './install.ts';
import { bundleFolder, bundlePage } from './page-bundle.ts';
import type { Role, StoredDataSource } from './server/data-source-proxy.ts';
import { routes } from './server/routes.ts';

export interface StartHostOptions {
  readonly prometheusUrl: string;
  /** On loopback; a free one when not given. */
  readonly port?: number;
  /** The built plugin, `grafana-plugin/dist`. */
  readonly pluginDir: string;
  readonly dashboardsDir: string;
  /** As Prometheus is configured; `15s` when not given. */
  readonly scrapeInterval?: string;
  /** Data sources of the plugin's own kind, by uid; none when not given. */
  readonly snapshotSources?: Readonly<Record<string, StoredDataSource>>;
  /** Of whoever looks at the page; `Viewer` when not given. */
  readonly role?: Role;
  /** Whose libraries the page is made of; the newest when not given. */
  readonly grafana?: GrafanaName;
}

export interface Host {
  readonly url: string;
  stop(): Promise<void>;
}

const HOST_FOLDER = import.meta.dirname;

/** Installs and bundles Grafana's libraries where they are not: minutes, the first time. */
export async function prepareHost(grafana: GrafanaName = NEWEST): Promise<void> {
  const variant = GRAFANA_VARIANTS[grafana];
  await installLibraries(variant);
  await bundlePage(variant);
}

/**
 * Serves the built plugin and the dashboards in a page of Grafana's own front-end libraries: `/d/<uid>`,
 * `/a/<app id>`, `/panel/<panel id>?query=<refId>=<expression>`, `/explore/<uid>` and
 * `/connections/datasources/edit/<uid>` of a data source of the plugin's kind, each with `?theme=light` or dark. The first
 * start installs and bundles those libraries, which takes a minute or two and the network.
 */
export async function startHost(options: StartHostOptions): Promise<Host> {
  if (!existsSync(join(options.pluginDir, 'plugin.json'))) {
    throw new Error(`no built plugin in ${options.pluginDir}: run npm run package -w grafana-plugin first`);
  }
  const variant = GRAFANA_VARIANTS[options.grafana ?? NEWEST];
  await prepareHost(options.grafana);
  const server = createServer(
    routes({
      prometheusUrl: options.prometheusUrl.replace(/\/$/, ''),
      pluginDir: resolve(options.pluginDir),
      dashboardsDir: resolve(options.dashboardsDir),
      scrapeInterval: options.scrapeInterval ?? '15s',
      snapshotSources: options.snapshotSources ?? {},
      role: options.role ?? 'Viewer',
      grafanaVersion: variant.version,
      bundleDir: bundleFolder(variant),
      librariesDir: join(variant.folder, 'node_modules'),
    }),
  );
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the host has no TCP address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

if (import.meta.main) {
  const root = join(HOST_FOLDER, '../..');
  const { values } = parseArgs({
    options: {
      prometheus: { type: 'string', default: 'http://127.0.0.1:9090' },
      port: { type: 'string', default: '3300' },
      plugin: { type: 'string', default: join(root, 'grafana-plugin/dist') },
      dashboards: { type: 'string', default: join(root, 'dashboards') },
      'scrape-interval': { type: 'string', default: '15s' },
    },
  });
  const host = await startHost({
    prometheusUrl: values.prometheus,
    port: Number(values.port),
    pluginDir: values.plugin,
    dashboardsDir: values.dashboards,
    scrapeInterval: values['scrape-interval'],
  });
  console.log(`dashboard: ${host.url}/d/heapwatch-process`);
}
