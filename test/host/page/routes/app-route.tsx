import type { AppPlugin } from '@grafana/data';
import { config } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import { loadPlugin } from '../plugin-loader.ts';
import { Failure } from './failure.tsx';

/** `/a/<app id>/…`: the app's own pages. */
export function AppRoute() {
  const { id = '' } = useParams();
  const [plugin, setPlugin] = useState<AppPlugin>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    loadApp(id).then(setPlugin, setError);
  }, [id]);
  if (error !== undefined) return <Failure error={error} />;
  const Root = plugin?.root;
  if (plugin === undefined || Root === undefined) return null;
  const props = { meta: plugin.meta, basename: `/a/${id}`, path: location.pathname, query: {} };
  return (
    <main style={{ padding: 24 }}>
      <Root {...props} onNavChanged={() => {}} />
    </main>
  );
}

async function loadApp(id: string): Promise<AppPlugin> {
  // The app configuration of the boot data is the app's meta: the host writes it so.
  const meta = config.apps[id] as unknown as Parameters<typeof loadPlugin>[0] | undefined;
  if (meta === undefined) throw new Error(`no app ${id} was built`);
  return (await loadPlugin(meta)) as AppPlugin;
}
