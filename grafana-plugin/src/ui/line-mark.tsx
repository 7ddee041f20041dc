import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { SeriesRole } from '../model/series/series-role.ts';
import { roleColor, trendColor } from './role-color.ts';

/** A short piece of the line that the text beside it speaks of: the legend without a legend. */
export function LineMark({ role }: { readonly role: SeriesRole }) {
  const styles = useStyles2(getStyles, role);
  return <span aria-hidden className={styles} />;
}

/** The same for the trend line over the live set. */
export function TrendMark() {
  const styles = useStyles2(getTrendStyles);
  return <span aria-hidden className={styles} />;
}

function getStyles(theme: GrafanaTheme2, role: SeriesRole): string {
  const width = role === 'liveSet' ? 3 : role === 'heapLimit' ? 2 : 1;
  const line = role === 'heapLimit' ? 'dashed' : 'solid';
  return mark(theme, `${width}px ${line} ${roleColor(theme, role)}`);
}

function getTrendStyles(theme: GrafanaTheme2): string {
  return mark(theme, `2px dashed ${trendColor(theme)}`);
}

function mark(theme: GrafanaTheme2, borderTop: string): string {
  return css({
    display: 'inline-block',
    width: theme.spacing(2),
    marginRight: theme.spacing(0.75),
    verticalAlign: 'middle',
    borderTop,
  });
}
