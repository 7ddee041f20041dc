import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Pending } from 'heapwatch/wire';
import { pendingText } from '../model/snapshots/pending-text.ts';

interface WaitingProps {
  /** What for, as in `Comparing two snapshots`. */
  readonly title: string;
  readonly pending?: Pending | undefined;
}

/** Work that takes time, and how far it is. */
export function Waiting({ title, pending }: WaitingProps) {
  const styles = useStyles2(getStyles);
  const percent = Math.round(100 * (pending?.progress ?? 0));
  return (
    <div className={styles.box} role="status">
      <p className={styles.title}>{title}…</p>
      {pending !== undefined && (
        <>
          <progress className={styles.bar} max={100} value={percent} aria-label={title} />
          <p>{pendingText(pending)}</p>
        </>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    height: '100%',
    minHeight: 96,
    color: theme.colors.text.secondary,
    '& p': { margin: 0 },
  }),
  title: css({ color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium }),
  bar: css({
    width: 'min(320px, 60%)',
    height: 6,
    appearance: 'none',
    border: 'none',
    borderRadius: theme.shape.radius.pill,
    overflow: 'hidden',
    background: theme.colors.background.secondary,
    '&::-webkit-progress-bar': { background: theme.colors.background.secondary },
    '&::-webkit-progress-value': { background: theme.colors.primary.main },
    '&::-moz-progress-bar': { background: theme.colors.primary.main },
  }),
});
