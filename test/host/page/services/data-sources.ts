import type {
  DataSourceApi,
  DataSourceInstanceSettings,
  DataSourcePlugin,
  DataSourceRef,
} from '@grafana/data';
import { PrometheusDatasource } from '@grafana/prometheus';
import { config, type DataSourceSrv } from '@grafana/runtime';
import { sceneGraph } from '@grafana/scenes';
import { loadPlugin } from '../plugin-loader.ts';
import { sceneRoot } from './scene-root.ts';

type Reference = DataSourceRef | string | null | undefined;

/** Finds the data sources of the boot data: Prometheus, and those that the built plugin brings. */
export function dataSourceService(): DataSourceSrv {
  const instances = new Map<string, DataSourceApi>();
  const service = {
    getList: ({ pluginId }: { readonly pluginId?: string } = {}) =>
      Object.values(config.datasources).filter(({ type }) => pluginId === undefined || type === pluginId),
    getInstanceSettings: settingsOf,
    async get(reference: Reference): Promise<DataSourceApi> {
      const settings = settingsOf(reference);
      if (settings === undefined) throw new Error(`no data source ${JSON.stringify(reference)}`);
      const instance = instances.get(settings.uid) ?? (await createInstance(settings));
      instances.set(settings.uid, instance);
      return instance;
    },
    reload: () => {},
    registerRuntimeDataSource: () => {},
  };
  return service as unknown as DataSourceSrv;
}

async function createInstance(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  if (settings.type === 'prometheus') return prometheus(settings);
  const plugin = (await loadPlugin(settings.meta)) as unknown as DataSourcePlugin<DataSourceApi>;
  const instance = new plugin.DataSourceClass(settings);
  instance.meta = settings.meta;
  instance.components = plugin.components;
  return instance;
}

function prometheus(settings: DataSourceInstanceSettings): DataSourceApi {
  const instance = new PrometheusDatasource(
    settings as ConstructorParameters<typeof PrometheusDatasource>[0],
  );
  instance.meta = settings.meta;
  return instance as unknown as DataSourceApi;
}

function settingsOf(reference: Reference): DataSourceInstanceSettings | undefined {
  const all = Object.values(config.datasources);
  const named = typeof reference === 'string' ? reference : reference?.uid;
  const root = sceneRoot();
  const key = named !== undefined && root !== undefined ? sceneGraph.interpolate(root, named) : named;
  if (key === undefined || key === '' || key === 'default') return all.find(({ isDefault }) => isDefault);
  return all.find(({ uid, name }) => uid === key || name === key);
}
