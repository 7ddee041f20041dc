import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { inSight } from './links.ts';

const TAG = 'heapwatch';

/** What all our dashboards have in common: tags, six hours, a shared crosshair, links to each other. */
export function emptyDashboard(uid: string, title: string): DashboardBuilder {
  return new DashboardBuilder(title)
    .uid(uid)
    .tags([TAG, 'nodejs'])
    .readonly()
    .timezone('browser')
    .time({ from: 'now-6h', to: 'now' })
    .refresh('30s')
    .tooltip(DashboardCursorSync.Crosshair)
    .link(
      inSight(
        new DashboardLinkBuilder('Heapwatch')
          .type(DashboardLinkType.Dashboards)
          .tags([TAG])
          .asDropdown(true)
          .keepTime(true)
          .includeVars(true),
      ),
    );
}
