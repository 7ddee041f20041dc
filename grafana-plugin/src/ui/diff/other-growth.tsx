import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { DiffHead } from '../../data/frames/diff-frame.ts';
import { placeText } from '../../model/diff/path-text.ts';
import { leastTellingBytes } from '../../model/diff/telling-suspects.ts';
import { formatCount } from '../../model/units/counts.ts';

const MOST = 5;

/** Collections, listeners and contexts that have more than before, each in the service's own sentence; small ones are counted. */
export function OtherGrowth({ head }: { readonly head: DiffHead }) {
  const styles = useStyles2(getStyles);
  const { collections, listeners, contexts } = head;
  const rows = [...(collections?.rows ?? []), ...listeners.rows, ...contexts.rows];
  const leastBytes = leastTellingBytes(head.suspects);
  const shown = rows
    .filter((row) => !('retainedBytes' in row) || row.retainedBytes >= leastBytes)
    .slice(0, MOST);
  if (shown.length === 0) return null;
  const left =
    rows.length - shown.length + (collections?.leftOut ?? 0) + listeners.leftOut + contexts.leftOut;
  return (
    <section aria-label="Also grew" className={styles.box}>
      <h3 className={styles.title}>Collections, listeners and contexts that grew</h3>
      <ul className={styles.list}>
        {shown.map((row) => {
          const place = placeText(row.source);
          return (
            <li key={row.sentence}>
              <bdi>{row.sentence}</bdi>
              {place !== '' && !row.sentence.includes(place) && (
                <span className={styles.muted}> {place}</span>
              )}
            </li>
          );
        })}
        {left > 0 && <li className={styles.muted}>and {formatCount(left)} more, less telling</li>}
      </ul>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ color: theme.colors.text.primary }),
  title: css({
    margin: 0,
    fontSize: theme.typography.body.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  list: css({ margin: 0, paddingLeft: theme.spacing(3), overflowWrap: 'anywhere' }),
  muted: css({ color: theme.colors.text.secondary }),
});
