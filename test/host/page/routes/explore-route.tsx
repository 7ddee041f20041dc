import type { DataSourceApi } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import * as scenes from '@grafana/scenes';
import type { DataQuery } from '@grafana/schema';
import { useEffect, useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom-v5-compat';
import { Failure } from './failure.tsx';

const PANEL_PX = 520;

/** `/explore/<uid>?panel=<panel id>`: the data source's query editor, and what comes of the query in a panel; a table unless named. */
export function ExploreRoute() {
  const { uid = '' } = useParams();
  const [parameters] = useSearchParams();
  const [source, setSource] = useState<DataSourceApi>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    getDataSourceSrv().get(uid).then(setSource, setError);
  }, [uid]);
  if (error !== undefined) return <Failure error={error} />;
  return source === undefined ? null : <Explore source={source} panel={parameters.get('panel') ?? 'table'} />;
}

function Explore({ source, panel }: { readonly source: DataSourceApi; readonly panel: string }) {
  const [query, setQuery] = useState<DataQuery>(() => ({
    refId: 'A',
    ...source.getDefaultQuery?.('explore' as never),
  }));
  const [runner] = useState(
    () => new scenes.SceneQueryRunner({ datasource: { uid: source.uid }, queries: [query] }),
  );
  const [scene] = useState(
    () =>
      new scenes.EmbeddedScene({
        $timeRange: new scenes.SceneTimeRange({ from: 'now-1h', to: 'now', timeZone: 'utc' }),
        body: new scenes.VizPanel({ pluginId: panel, title: '', $data: runner }),
      }),
  );
  const Editor = source.components?.QueryEditor;
  if (Editor === undefined) return <Failure error={`${source.uid} has no query editor`} />;
  const change = (changed: DataQuery): void => {
    setQuery(changed);
    runner.setState({ queries: [changed] });
  };
  return (
    <main style={{ padding: 24 }}>
      <section aria-label="Query">
        <Editor datasource={source} query={query} onChange={change} onRunQuery={() => runner.runQueries()} />
      </section>
      <div style={{ display: 'grid', height: PANEL_PX }}>
        <scene.Component model={scene} />
      </div>
    </main>
  );
}
