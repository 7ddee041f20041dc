import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange, TimeZone } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useMemo, useRef } from 'react';
import type { GcPauses } from '../../data/gc-pauses.ts';
import { drawnTable } from '../../model/sawtooth/drawn-table.ts';
import { GC_KINDS, type GcKind } from '../../model/series/gc-kind.ts';
import { formatPause } from '../../model/units/pause-text.ts';
import { gcColor } from '../../ui/gc-color.ts';
import { gcLaneConfig, type LaneState } from './gc-lane-config.ts';
import { columnCount } from './plot-frame.ts';
import { type ChartData, TimeChart } from './time-chart.tsx';

/** Room for a few pixels a decade, and a line of legend. */
export const GC_LANE_PX = 72;
const LEGEND_PX = 18;

interface GcLaneProps {
  readonly pauses: GcPauses;
  readonly widthPx: number;
  readonly timeRange: TimeRange;
  readonly timeZone: TimeZone;
  readonly cursorKey: string;
}

/** GC pauses by kind beneath a sawtooth, on its time axis. */
export function GcLane({ pauses, widthPx, timeRange, timeZone, cursorKey }: GcLaneProps) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const fromMs = timeRange.from.valueOf();
  const toMs = timeRange.to.valueOf();
  const state: LaneState = { fromMs, toMs, longestSeconds: pauses.longestSeconds };
  const current = useRef(state);
  current.current = state;
  const config = useMemo(
    () => gcLaneConfig({ theme, timeZone, cursorKey }, () => current.current),
    [theme, timeZone, cursorKey],
  );
  // A new range is a new drawing, though the samples may be the same.
  const data = useMemo((): ChartData => {
    const columns = GC_KINDS.map((kind) => pauses.columns[kind]);
    const drawn = drawnTable(
      { timesMs: pauses.timesMs, columns },
      { fromMs, toMs, columnCount: columnCount(widthPx) },
    );
    return [drawn.timesMs, ...drawn.columns];
  }, [pauses, fromMs, toMs, widthPx]);
  const shown = GC_KINDS.filter((kind) => pauses.columns[kind].some((value) => typeof value === 'number'));
  return (
    <div data-testid="gc-lane">
      <div className={styles.legend}>
        longest GC pauses
        {shown.map((kind) => (
          <span key={kind}>
            <span className={styles.dot} style={{ background: gcColor(theme, kind) }} aria-hidden />
            {kind}
          </span>
        ))}
      </div>
      <TimeChart
        config={config}
        data={data}
        widthPx={widthPx}
        heightPx={GC_LANE_PX - LEGEND_PX}
        renderTooltip={(row) => <PauseList secondsOf={(_, at) => data[at + 1]?.[row]} />}
      />
    </div>
  );
}

interface PauseListProps {
  readonly secondsOf: (kind: GcKind, at: number) => number | null | undefined;
}

function PauseList({ secondsOf }: PauseListProps) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.tooltip}>
      {GC_KINDS.map((kind, at) => {
        const seconds = secondsOf(kind, at);
        return typeof seconds === 'number' ? (
          <div key={kind}>
            <span className={styles.dot} style={{ background: gcColor(theme, kind) }} aria-hidden />
            {kind} {formatPause(seconds)}
          </div>
        ) : null;
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    gap: theme.spacing(1.5),
    height: LEGEND_PX,
    paddingLeft: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: `${LEGEND_PX}px`,
  }),
  dot: css({
    display: 'inline-block',
    width: 8,
    height: 8,
    marginRight: theme.spacing(0.5),
    borderRadius: theme.shape.radius.circle,
  }),
  tooltip: css({ padding: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize }),
});
