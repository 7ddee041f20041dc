import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { SeriesRole } from '../model/series-role.ts';
import { roleColor } from './role-color.ts';

/** A short piece of the line that the text beside it speaks of: the legend without a legend. */
export function LineMark({ role }: { readonly role: SeriesRole }) {
  const styles = useStyles2(getStyles, role);
  return <span aria-hidden className={styles} />;
}

function getStyles(theme: GrafanaTheme2, role: SeriesRole): string {
  const width = role === 'liveSet' ? 3 : role === 'heapLimit' ? 2 : 1;
  const line = role === 'heapLimit' ? 'dashed' : 'solid';
  return css({
    display: 'inline-block',
    width: theme.spacing(2),
    marginRight: theme.spacing(0.75),
    verticalAlign: 'middle',
    borderTop: `${width}px ${line} ${roleColor(theme, role)}`,
  });
}
