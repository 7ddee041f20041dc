import { UrlSyncContextProvider } from '@grafana/scenes';
import { useEffect, useState } from 'react';
import type { DashboardJson } from '../dashboard-json.ts';
import { dashboardScene } from '../dashboard-scene.ts';
import { setSceneRoot } from '../services/scene-root.ts';

/** Shows a dashboard; its variables and time range are read from the address, as in Grafana. */
export function ScenePage({ dashboard }: { readonly dashboard: DashboardJson }) {
  const [scene] = useState(() => {
    const created = dashboardScene(dashboard);
    setSceneRoot(created);
    return created;
  });
  useEffect(() => () => setSceneRoot(undefined), []);
  return (
    <UrlSyncContextProvider scene={scene}>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', minHeight: '100%', padding: 16 }}>
        <scene.Component model={scene} />
      </div>
    </UrlSyncContextProvider>
  );
}
