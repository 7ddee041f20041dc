import { type Plugin, type PluginJson, pluginMeta } from './plugin-catalog.ts';

/** The uid of the one data source that the host knows. */
export const PROMETHEUS_UID = 'prometheus';

/** The Grafana version whose libraries package.json pins. */
const GRAFANA_VERSION = '13.2.2';

/** How often Prometheus scrapes, unless told otherwise: the lower bound of a query's step. */
export interface DataSourceSettings {
  readonly scrapeInterval: string;
}

/** `window.grafanaBootData`: what Grafana's server writes into its page, as far as the libraries read it. */
export function bootData(plugins: ReadonlyMap<string, Plugin>, { scrapeInterval }: DataSourceSettings) {
  return {
    settings: {
      buildInfo: { version: GRAFANA_VERSION, env: 'production', edition: 'Open Source', commit: '' },
      appSubUrl: '',
      appUrl: '/',
      namespace: 'default',
      featureToggles: {},
      defaultDatasource: 'Prometheus',
      datasources: { Prometheus: prometheusSettings(scrapeInterval) },
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
      orgRole: 'Viewer',
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

function metasOf(plugins: ReadonlyMap<string, Plugin>, type: PluginJson['type']) {
  const ofType = [...plugins.values()].filter((plugin) => plugin.json.type === type);
  return Object.fromEntries(
    ofType.map((plugin) => [plugin.json.id, { ...pluginMeta(plugin), enabled: true, jsonData: {} }]),
  );
}
