import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { PathStep } from 'heapwatch/wire';
import { pathItems } from '../../model/diff/path-text.ts';

/** A retaining path from the root to the leaf, one step a line. */
export function PathList({ path }: { readonly path: readonly PathStep[] }) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.path} aria-label="Retaining path, from the root">
      {pathItems(path).map(({ edge, isInner, className, repeats, gap, place }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one path never move
        <li key={at}>
          {gap !== undefined && <div className={styles.muted}>… {gap}</div>}
          {edge !== '' && <bdi className={isInner ? styles.muted : styles.edge}>{edge} </bdi>}
          <bdi className={styles.name}>{className}</bdi>
          {repeats !== undefined && <strong> {repeats}</strong>}
          {place !== '' && <span className={styles.muted}> {place}</span>}
        </li>
      ))}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  path: css({
    margin: theme.spacing(1, 0, 0),
    padding: theme.spacing(1, 1, 1, 4),
    listStyle: 'decimal',
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    background: theme.colors.background.canvas,
    borderRadius: theme.shape.radius.default,
    overflowWrap: 'anywhere',
    '& li::marker': { color: theme.colors.text.disabled },
  }),
  edge: css({ color: theme.colors.text.link }),
  name: css({ color: theme.colors.text.primary }),
  muted: css({ color: theme.colors.text.secondary }),
});
