import type { GrafanaTheme2 } from '@grafana/data';
import type { GcKind } from '../model/series/gc-kind.ts';

/** The colour of each kind of GC: in the dashboards' other panels it is the same. */
const NAMES: Readonly<Record<GcKind, string>> = {
  minor: 'light-blue',
  incremental: 'yellow',
  major: 'orange',
  weakcb: 'purple',
};

export function gcColor(theme: GrafanaTheme2, kind: GcKind): string {
  return theme.visualization.getColorByName(NAMES[kind]);
}
