import { join } from 'node:path';
import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { fleetDashboard } from './fleet-dashboard.ts';
import { linkInstances } from './links.ts';
import { processDashboard } from './process-dashboard.ts';
import { selfDashboard } from './self-dashboard.ts';

export interface DashboardFile {
  readonly path: string;
  readonly text: string;
}

/** The committed JSON of every dashboard, in the classic schema, which all supported Grafana versions load. */
export function dashboardFiles(): DashboardFile[] {
  return [fleetDashboard(), processDashboard(), selfDashboard()]
    .map(numberPanels)
    .map(linkInstances)
    .map((dashboard) => ({
      path: join(import.meta.dirname, `${dashboard.uid}.json`),
      text: `${JSON.stringify(dashboard, undefined, 2)}\n`,
    }));
}

/** Links to a panel and its inspector address it by id, which the SDK leaves open. */
function numberPanels(dashboard: Dashboard): Dashboard {
  return { ...dashboard, panels: dashboard.panels?.map((panel, index) => ({ ...panel, id: index + 1 })) };
}
