import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

export const SNAPSHOTS_TYPE = 'heapwatch-snapshots-datasource';

/** The data sources that have snapshots, by name; those that the reader may query. */
export function snapshotSources(): readonly DataSourceInstanceSettings[] {
  return getDataSourceSrv().getList({ pluginId: SNAPSHOTS_TYPE });
}

/** The one asked for, else the first; undefined if there is none. */
export function snapshotSource(uid: string | undefined): DataSourceInstanceSettings | undefined {
  const all = snapshotSources();
  return all.find((source) => source.uid === uid) ?? all[0];
}
