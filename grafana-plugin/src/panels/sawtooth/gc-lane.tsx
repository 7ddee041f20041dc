import { css } from '@emotion/css';
import { DashboardCursorSync, type GrafanaTheme2, type TimeRange, type TimeZone } from '@grafana/data';
import {
  EventBusPlugin,
  TooltipPlugin2,
  UPlotChart,
  usePanelContext,
  useStyles2,
  useTheme2,
} from '@grafana/ui';
import { type ComponentProps, useMemo, useRef } from 'react';
import type { GcPauses } from '../../data/gc-pauses.ts';
import { GC_KINDS } from '../../model/gc-kind.ts';
import { formatPause } from '../../model/pause-text.ts';
import { gcColor } from '../../ui/gc-color.ts';
import { gcLaneConfig, type LaneState } from './gc-lane-config.ts';

/** Room for a few pixels a decade, and a line of legend. */
export const GC_LANE_PX = 72;
const LEGEND_PX = 18;
/** `TooltipHoverMode.xAll` */
const HOVER_ALL = 1;

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
  const { eventBus, eventsScope, sync } = usePanelContext();
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: fromMs and toMs are read through `current`
  const data = useMemo(() => laneData(pauses), [pauses, fromMs, toMs]);
  const shown = GC_KINDS.filter((kind) => pauses.columns[kind].some((value) => value !== null));
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
      <UPlotChart key={widthPx} data={data} config={config} width={widthPx} height={GC_LANE_PX - LEGEND_PX}>
        <EventBusPlugin config={config} eventBus={eventBus} />
        <TooltipPlugin2
          config={config}
          hoverMode={HOVER_ALL}
          syncMode={sync?.() ?? DashboardCursorSync.Off}
          syncScope={eventsScope}
          render={(_plot, rows) => <PauseList pauses={pauses} row={rows.find((row) => row !== null)} />}
        />
      </UPlotChart>
    </div>
  );
}

function PauseList({ pauses, row }: { readonly pauses: GcPauses; readonly row: number | null | undefined }) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  if (row === null || row === undefined) return null;
  return (
    <div className={styles.tooltip}>
      {GC_KINDS.map((kind) => {
        const seconds = pauses.columns[kind][row];
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

type LaneData = ComponentProps<typeof UPlotChart>['data'];

function laneData({ timesMs, columns }: GcPauses): LaneData {
  return [timesMs, ...GC_KINDS.map((kind) => columns[kind])] as LaneData;
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
