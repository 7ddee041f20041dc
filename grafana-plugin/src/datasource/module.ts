import { DataSourcePlugin } from '@grafana/data';
import { ConfigEditor } from './config-editor.tsx';
import { QueryEditor } from './query-editor.tsx';
import { SnapshotsDataSource } from './snapshots-data-source.ts';
import type { SnapshotsOptions, SnapshotsQuery, SnapshotsSecrets } from './snapshots-query.ts';

export const plugin = new DataSourcePlugin<
  SnapshotsDataSource,
  SnapshotsQuery,
  SnapshotsOptions,
  SnapshotsSecrets
>(SnapshotsDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor);
