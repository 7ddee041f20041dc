import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router-dom-v5-compat';
import type { DashboardJson } from '../dashboard-json.ts';
import { ScenePage } from './scene-page.tsx';

/** `/panel/<id>?query=<refId>=<expression>&query=…`: one panel alone, over the whole page. */
export function PanelRoute() {
  const { id = '' } = useParams();
  const [parameters] = useSearchParams();
  const dashboard = useMemo(() => panelDashboard(id, parameters.getAll('query')), [id, parameters]);
  return <ScenePage dashboard={dashboard} />;
}

/** Grafana's own panels have it by default, ours do not know it. */
const OPTIONS = { legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] } };

function panelDashboard(panelId: string, queries: readonly string[]): DashboardJson {
  const datasource = { type: 'prometheus', uid: 'prometheus' };
  const targets = queries.map((query) => {
    const [refId = 'A', ...expression] = query.split('=');
    return { refId, expr: expression.join('='), range: true, datasource };
  });
  const gridPos = { x: 0, y: 0, w: 24, h: 11 };
  return {
    uid: `panel-${panelId}`,
    title: panelId,
    time: { from: 'now-1h', to: 'now' },
    panels: [{ id: 1, type: panelId, title: panelId, gridPos, datasource, targets, options: OPTIONS }],
  };
}
