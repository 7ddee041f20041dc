import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  type Dashboard,
  type DashboardLink,
  DashboardLinkBuilder,
  DashboardLinkType,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { SNAPSHOTS_VARIABLE } from './variables.ts';

const DIFF_PAGE = '/a/heapwatch-leaks-app/diff';
/** Of the series that was clicked. */
const CLICKED = `var-instance=\${__field.labels.instance:percentencode}`;
const STORE = `\${${SNAPSHOTS_VARIABLE}:queryparam}`;

/** Where a click on a series leads: what grew in its instance, in the store that is chosen above if one is. */
export function diffDataLink(hasStore: boolean): Builder<DashboardLink> {
  const url = `${DIFF_PAGE}?${CLICKED}${hasStore ? `&${STORE}` : ''}`;
  return inSight(new DashboardLinkBuilder('What grew in this instance').url(url));
}

/** At the top of a dashboard: what grew in the chosen instance. */
export function diffDashboardLink(): Builder<DashboardLink> {
  const builder = new DashboardLinkBuilder('What grew')
    .type(DashboardLinkType.Link)
    .url(DIFF_PAGE)
    .icon('bolt')
    .tooltip('Compares the newest two snapshots of the chosen instance')
    .includeVars(true);
  return inSight(builder);
}

/** The SDK puts links into a menu unless told otherwise, for which it has no word. */
export function inSight(builder: Builder<DashboardLink>): Builder<DashboardLink> {
  return {
    build() {
      const { placement: _, ...link } = builder.build();
      return link;
    },
  };
}

/** Grafana's own panels whose lines are named by instance lead on to what grew in it. */
export function linkInstances(dashboard: Dashboard): Dashboard {
  const hasStore = dashboard.templating?.list?.some(({ name }) => name === SNAPSHOTS_VARIABLE) ?? false;
  const link = diffDataLink(hasStore).build();
  const panels = dashboard.panels?.map((panel) => {
    const isNamed = JSON.stringify('targets' in panel ? panel.targets : []).includes('{{instance}}');
    if (!isNamed || !('fieldConfig' in panel) || panel.fieldConfig === undefined) return panel;
    const defaults = { ...panel.fieldConfig.defaults, links: [link] };
    return { ...panel, fieldConfig: { ...panel.fieldConfig, defaults } };
  });
  return { ...dashboard, panels };
}
