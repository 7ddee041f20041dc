import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeZone } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Marker } from '../../model/sawtooth/marker.ts';
import { spreadMarks } from '../../model/sawtooth/spread-marks.ts';
import { timePosition } from './plot-frame.ts';

export const MARKER_ROW_PX = 20;
const BUTTON_PX = 20;

interface MarkerRowProps {
  readonly markers: readonly Marker[];
  readonly chosen: readonly Marker[];
  readonly onClick: (marker: Marker) => void;
  readonly fromMs: number;
  readonly toMs: number;
  readonly widthPx: number;
  readonly timeZone: TimeZone;
}

/** Marks under the time axis of a plot: ◆ a snapshot, ▲ where a growth began. Each is a button. */
export function MarkerRow({ markers, chosen, onClick, fromMs, toMs, widthPx, timeZone }: MarkerRowProps) {
  const styles = useStyles2(getStyles);
  const placed = markers
    .map((marker) => ({ marker, atPx: timePosition(marker.timeMs, { fromMs, toMs }, widthPx) ?? -1 }))
    .filter(({ atPx }) => atPx >= 0)
    .sort((a, b) => a.atPx - b.atPx);
  // captures come in pairs: a mark that another one covers could not be chosen
  const places = spreadMarks(
    placed.map(({ atPx }) => atPx),
    BUTTON_PX,
    widthPx - BUTTON_PX / 2,
  );
  return (
    <div className={styles.row} data-testid="marker-row">
      {placed.map(({ marker }, i) => {
        const isChosen = chosen.includes(marker);
        const label = `${marker.text}, ${dateTimeFormat(marker.timeMs, { timeZone })}`;
        return (
          <button
            key={`${marker.kind} ${marker.timeMs}`}
            type="button"
            className={cx(styles.mark, styles[marker.kind], isChosen && styles.chosen)}
            style={{ left: (places[i] ?? 0) - BUTTON_PX / 2 }}
            aria-pressed={isChosen}
            aria-label={label}
            title={label}
            onClick={() => onClick(marker)}
          >
            {marker.kind === 'snapshot' ? '◆' : '▲'}
          </button>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ position: 'relative', height: MARKER_ROW_PX }),
  mark: css({
    position: 'absolute',
    width: BUTTON_PX,
    height: MARKER_ROW_PX,
    padding: 0,
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: 'none',
    lineHeight: 1,
    fontSize: theme.typography.body.fontSize,
    '&:hover': { background: theme.colors.action.hover },
  }),
  snapshot: css({ color: theme.colors.text.primary }),
  verdict: css({ color: theme.colors.error.text }),
  chosen: css({ background: theme.colors.primary.main, color: theme.colors.primary.contrastText }),
});
