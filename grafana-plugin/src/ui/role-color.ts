import type { GrafanaTheme2 } from '@grafana/data';
import type { SeriesRole } from '../model/series/series-role.ts';

/**
 * The colour of each meaning, the same on every screen. Told apart by lightness and line style too, so that
 * nobody needs to tell red from green.
 */
export function roleColor(theme: GrafanaTheme2, role: SeriesRole): string {
  switch (role) {
    case 'heapUsed':
      return theme.colors.text.secondary;
    case 'liveSet':
      return theme.visualization.getColorByName('blue');
    case 'heapLimit':
      return theme.visualization.getColorByName('red');
    case 'residentMemory':
      return theme.visualization.getColorByName('purple');
  }
}

/** The trend lies on the live set, so it has the strongest contrast there is. */
export function trendColor(theme: GrafanaTheme2): string {
  return theme.colors.text.maxContrast;
}
