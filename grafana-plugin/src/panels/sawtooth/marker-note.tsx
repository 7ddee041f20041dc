import { css } from '@emotion/css';
import {
  dateTimeFormat,
  dateTimeFormatTimeAgo,
  type GrafanaTheme2,
  locationUtil,
  type TimeZone,
} from '@grafana/data';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { diffHref } from '../../model/addresses/diff-address.ts';
import { memoryWords } from '../../model/leaks/verdict-words.ts';
import type { Marker, SnapshotMarker } from '../../model/sawtooth/marker.ts';

interface MarkerNoteProps {
  readonly chosen: readonly Marker[];
  readonly instance: string;
  /** The uid of the data source that has the snapshots; undefined where none is chosen. */
  readonly snapshots: string | undefined;
  readonly timeZone: TimeZone;
}

/** What the chosen marks mean, and the way to their diff. */
export function MarkerNote({ chosen, instance, snapshots, timeZone }: MarkerNoteProps) {
  const styles = useStyles2(getStyles);
  const [first, second] = chosen;
  if (first === undefined) return null;
  const where = { instance, snapshots };
  const at = ({ timeMs }: Marker) => dateTimeFormat(timeMs, { timeZone, format: 'HH:mm:ss' });
  if (first.kind === 'verdict') {
    const memory = first.memory === undefined ? '' : ` of ${memoryWords(first.memory)}`;
    const age = dateTimeFormatTimeAgo(first.timeMs, { timeZone });
    return (
      <div className={styles.note} data-testid="marker-note">
        Growth{memory} began {at(first)}, {age}, as the exporter judges.
        <DiffButton {...where} text="What grew?" />
      </div>
    );
  }
  if (second?.kind === 'snapshot') {
    return (
      <div className={styles.note} data-testid="marker-note">
        Snapshots {at(first)} and {at(second)}:
        <DiffButton {...where} baseline={first} current={second} text="Compare the two" />
      </div>
    );
  }
  return (
    <div className={styles.note} data-testid="marker-note">
      Snapshot {at(first)}. Choose another one to compare, or
      <DiffButton {...where} current={first} text="compare with the one before" />
    </div>
  );
}

interface DiffButtonProps {
  readonly instance: string;
  readonly snapshots: string | undefined;
  readonly baseline?: SnapshotMarker;
  readonly current?: SnapshotMarker;
  readonly text: string;
}

/** Of a snapshot whose time alone is known the page chooses the newest ones of the instance. */
function DiffButton({ instance, snapshots, baseline, current, text }: DiffButtonProps) {
  const href = diffHref({ instance, baseline: baseline?.id, current: current?.id, snapshots });
  return (
    <LinkButton href={locationUtil.assureBaseUrl(href)} size="sm" variant="secondary" icon="exchange-alt">
      {text}
    </LinkButton>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Over the plot's upper left corner: the floor that rises to the right stays in view.
  note: css({
    position: 'absolute',
    zIndex: 1,
    top: theme.spacing(3.5),
    left: 72,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated ?? theme.colors.background.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
