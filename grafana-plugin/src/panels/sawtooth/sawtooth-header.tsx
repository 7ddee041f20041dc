import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Fragment } from 'react';
import { headlineParts } from '../../model/sawtooth/headline.ts';
import { LineMark, TrendMark } from '../../ui/line-mark.tsx';
import type { SawtoothView } from './sawtooth-view.ts';

/** Below this width title and figures take a line each. */
const NARROW_PX = 640;
const LINE_PX = 22;

export function headerHeight(widthPx: number): number {
  return widthPx < NARROW_PX ? 2 * LINE_PX : LINE_PX;
}

export function SawtoothHeader({ view, widthPx }: { readonly view: SawtoothView; readonly widthPx: number }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={cx(styles.header, widthPx < NARROW_PX && styles.narrow)}>
      <span className={styles.title} title={view.title}>
        {view.title}
      </span>
      <span className={styles.figures} data-testid="sawtooth-headline">
        {headlineParts(view.figures).map(({ role, text, slope }, index) => (
          <Fragment key={role}>
            {index > 0 && <span className={styles.dot}> · </span>}
            <span className={role === 'liveSet' ? styles.live : undefined}>
              <LineMark role={role} />
              {text}
              {slope !== undefined && ' '}
              {slope !== undefined && (
                <span className={styles.slope}>
                  <TrendMark />
                  {slope}
                </span>
              )}
            </span>
          </Fragment>
        ))}
      </span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    lineHeight: `${LINE_PX}px`,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  }),
  narrow: css({ flexDirection: 'column', gap: 0 }),
  title: css({
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  figures: css({ fontVariantNumeric: 'tabular-nums', color: theme.colors.text.secondary }),
  live: css({ color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
  slope: css({ marginLeft: theme.spacing(0.5) }),
  dot: css({ whiteSpace: 'pre', margin: theme.spacing(0, 0.5) }),
});
