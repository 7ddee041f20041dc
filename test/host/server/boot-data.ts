import type { Role } from './data-source-proxy.ts';
import { type Plugin, type PluginJson, pluginMeta } from './plugin-catalog.ts';

/** The uid of the one data source that the host knows. */
export const PROMETHEUS_UID = 'prometheus';

/** How often Prometheus scrapes, unless told otherwise: the lower bound of a query's step. */
export interface DataSourceSettings {
  readonly scrapeInterval: string;
  /** Addresses of snapshot services by uid, of which each is a data source of the plugin's kind. */
  readonly snapshotServices: Readonly<Record<string, string>>;
  readonly role: Role;
  /** Whose libraries the page is made of. */
  readonly grafanaVersion: string;
}

export const SNAPSHOTS_TYPE = 'heapwatch-snapshots-datasource';

/** `window.grafanaBootData`: what Grafana's server writes into its page, as far as the libraries read it. */
export function bootData(
  plugins: ReadonlyMap<string, Plugin>,
  { scrapeInterval, snapshotServices, role, grafanaVersion }: DataSourceSettings,
) {
  return {
    settings: {
      buildInfo: { version: grafanaVersion, env: 'production', edition: 'Open Source', commit: '' },
      appSubUrl: '',
      appUrl: '/',
      namespace: 'default',
      featureToggles: {},
      defaultDatasource: 'Prometheus',
      datasources: {
        Prometheus: prometheusSettings(scrapeInterval),
        ...snapshotsSettings(plugins, snapshotServices),
      },
      panels: metasOf(plugins, 'panel'),
      apps: metasOf(plugins, 'app'),
      dateFormats: {
        fullDate: 'YYYY-MM-DD HH:mm:ss',
        useBrowserLocale: false,
        defaultTimezone: 'utc',
        interval: {
          millisecond: 'HH:mm:ss.SSS',
          second: 'HH:mm:ss',
          minute: 'HH:mm',
          hour: 'MM/DD HH:mm',
          day: 'MM/DD',
          month: 'YYYY-MM',
          year: 'YYYY',
        },
      },
      timePicker: { quickRanges: [] },
    },
    user: {
      id: 1,
      orgId: 1,
      orgRole: role,
      login: 'reader',
      isSignedIn: true,
      timezone: 'utc',
      weekStart: 'monday',
      regionalFormat: 'en-US',
      language: 'en-US',
      permissions: {},
    },
    navTree: [],
    assets: { dark: '', light: '' },
  };
}

/** What a data source of the plugin's kind is called. */
export function snapshotsName(uid: string): string {
  return `Snapshots of ${uid}`;
}

function prometheusSettings(scrapeInterval: string) {
  const url = `/api/datasources/proxy/uid/${PROMETHEUS_UID}`;
  return {
    id: 1,
    uid: PROMETHEUS_UID,
    name: 'Prometheus',
    type: 'prometheus',
    isDefault: true,
    readOnly: true,
    access: 'proxy',
    url,
    jsonData: { httpMethod: 'POST', timeInterval: scrapeInterval },
    meta: {
      id: 'prometheus',
      type: 'datasource',
      name: 'Prometheus',
      metrics: true,
      annotations: true,
      module: 'core:prometheus',
      info: { logos: {} },
    },
  };
}

function snapshotsSettings(
  plugins: ReadonlyMap<string, Plugin>,
  services: DataSourceSettings['snapshotServices'],
) {
  const plugin = plugins.get(SNAPSHOTS_TYPE);
  if (plugin === undefined) return {};
  const each = Object.entries(services).map(([uid, serviceUrl], at) => [
    snapshotsName(uid),
    {
      id: at + 2,
      uid,
      name: snapshotsName(uid),
      type: SNAPSHOTS_TYPE,
      access: 'proxy',
      url: `/api/datasources/proxy/uid/${uid}`,
      jsonData: { serviceUrl },
      meta: pluginMeta(plugin),
    },
  ]);
  return Object.fromEntries(each);
}

function metasOf(plugins: ReadonlyMap<string, Plugin>, type: PluginJson['type']) {
  const ofType = [...plugins.values()].filter((plugin) => plugin.json.type === type);
  return Object.fromEntries(
    ofType.map((plugin) => [plugin.json.id, { ...pluginMeta(plugin), enabled: true, jsonData: {} }]),
  );
}
