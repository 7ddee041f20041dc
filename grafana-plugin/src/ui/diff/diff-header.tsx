import { css } from '@emotion/css';
import { dateTimeFormat, dateTimeFormatTimeAgo, type GrafanaTheme2, type TimeZone } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { DiffSide } from 'heapwatch/wire';
import type { DiffHead } from '../../data/frames/diff-frame.ts';
import { formatBytes, formatBytesDelta } from '../../model/units/bytes.ts';
import { formatRoughCount } from '../../model/units/counts.ts';

interface DiffHeaderProps {
  readonly head: DiffHead;
  readonly timeZone: TimeZone;
}

/** Which two snapshots, how large, and how far their comparison can be trusted. */
export function DiffHeader({ head, timeZone }: DiffHeaderProps) {
  const styles = useStyles2(getStyles);
  const { baseline, current, through, sameProcess } = head;
  const isRedacted = baseline.isRedacted === true && current.isRedacted === true;
  const isRaw = baseline.isRedacted === false || current.isRedacted === false;
  return (
    <div className={styles.header}>
      <Side name="Baseline" side={baseline} timeZone={timeZone} />
      <span aria-hidden>→</span>
      {through.length > 0 && <span className={styles.muted}>through {through.length} more →</span>}
      <Side name="Current" side={current} timeZone={timeZone} />
      <strong>{formatBytesDelta(current.bytes - baseline.bytes)}</strong>
      <span className={styles.marks}>
        {sameProcess ? (
          <Mark isGood text="same process" />
        ) : (
          <Mark isGood={false} text="different processes: rows are differences" />
        )}
        {isRedacted && <Mark isGood text="redacted" />}
        {isRaw && <Mark isGood={false} text="not redacted: names may be data" />}
      </span>
    </div>
  );
}

function Side({ name, side, timeZone }: { name: string; side: DiffSide; timeZone: TimeZone }) {
  const styles = useStyles2(getStyles);
  const timeMs = Date.parse(side.capturedAt);
  return (
    <span>
      <span className={styles.muted}>{name}</span>{' '}
      <strong>{dateTimeFormat(timeMs, { timeZone, format: 'MMM D, HH:mm:ss' })}</strong>{' '}
      <span className={styles.muted}>
        {dateTimeFormatTimeAgo(timeMs, { timeZone })} · {formatBytes(side.bytes)},{' '}
        {formatRoughCount(side.nodes)} nodes
      </span>
    </span>
  );
}

function Mark({ isGood, text }: { readonly isGood: boolean; readonly text: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={isGood ? styles.good : styles.warning}>
      <Icon name={isGood ? 'check' : 'exclamation-triangle'} size="sm" aria-hidden /> {text}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0.5, 1.5),
    fontVariantNumeric: 'tabular-nums',
  }),
  muted: css({ color: theme.colors.text.secondary }),
  marks: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1.5) }),
  good: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
  warning: css({ color: theme.colors.warning.text }),
});
