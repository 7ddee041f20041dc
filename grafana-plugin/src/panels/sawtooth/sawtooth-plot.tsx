import { type AbsoluteTimeRange, DashboardCursorSync, type TimeRange, type TimeZone } from '@grafana/data';
import { EventBusPlugin, TooltipPlugin2, UPlotChart, usePanelContext, useTheme2 } from '@grafana/ui';
import { useMemo, useRef } from 'react';
import { headline } from '../../model/headline.ts';
import { SERIES_ROLES } from '../../model/series-role.ts';
import { fieldColor, thresholdsOf } from './field-style.ts';
import { type PlotState, plotConfig } from './plot-config.ts';
import { plotData } from './plot-data.ts';
import { SawtoothTooltip } from './sawtooth-tooltip.tsx';
import type { SawtoothView } from './sawtooth-view.ts';

/** `TooltipHoverMode.xAll`: a const enum, which no isolated transpiler can read. */
const HOVER_ALL = 1;

interface SawtoothPlotProps {
  readonly view: SawtoothView;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly timeRange: TimeRange;
  readonly timeZone: TimeZone;
  readonly showThresholds: boolean;
  /** Plots with one key share their crosshair. */
  readonly cursorKey: string;
  readonly onChangeTimeRange: (range: AbsoluteTimeRange) => void;
}

export function SawtoothPlot(props: SawtoothPlotProps) {
  const { view, widthPx, heightPx, timeRange, timeZone, onChangeTimeRange } = props;
  const { eventBus, eventsScope, sync } = usePanelContext();
  const state: PlotState = { view, fromMs: timeRange.from.valueOf(), toMs: timeRange.to.valueOf() };
  // Written while rendering: uPlot asks for it when the chart below updates, which is before any effect of ours.
  const current = useRef(state);
  current.current = state;
  const config = usePlotConfig(props, () => current.current);
  // A new range is a new drawing, though the samples may be the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: fromMs and toMs are read through `current`
  const data = useMemo(() => plotData(view), [view, state.fromMs, state.toMs]);

  return (
    <div role="img" aria-label={`${view.title}: ${headline(view.figures)}`}>
      {/* The chart takes either a new size or new data in one update, never both: a new size is a new chart. */}
      <UPlotChart
        key={`${widthPx}x${heightPx}`}
        data={data}
        config={config}
        width={widthPx}
        height={heightPx}
      >
        <EventBusPlugin config={config} eventBus={eventBus} />
        <TooltipPlugin2
          config={config}
          hoverMode={HOVER_ALL}
          syncMode={sync?.() ?? DashboardCursorSync.Off}
          syncScope={eventsScope}
          queryZoom={onChangeTimeRange}
          render={(_plot, rows, _series, isPinned) => {
            const row = rows.find((index) => index !== null && index !== undefined);
            return row === undefined || row === null ? null : (
              <SawtoothTooltip
                view={current.current.view}
                row={row}
                timeZone={timeZone}
                isPinned={isPinned}
              />
            );
          }}
        />
      </UPlotChart>
    </div>
  );
}

/** A plot is configured anew when it is to look otherwise, and never for new data. */
function usePlotConfig(props: SawtoothPlotProps, current: () => PlotState) {
  const { view, timeZone, showThresholds, cursorKey } = props;
  const theme = useTheme2();
  const colors = SERIES_ROLES.map((role) => fieldColor(theme, role, view.fields)).join('|');
  const thresholds = showThresholds ? JSON.stringify(thresholdsOf(view.fields)) : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `current` reads a reference
  return useMemo(() => {
    const [heapUsed = '', liveSet = '', heapLimit = '', residentMemory = ''] = colors.split('|');
    return plotConfig(
      {
        theme,
        timeZone,
        colors: { heapUsed, liveSet, heapLimit, residentMemory },
        // Infinity does not survive JSON: the first step begins there by definition.
        thresholds: thresholds === undefined ? undefined : JSON.parse(thresholds),
        cursorKey,
      },
      current,
    );
  }, [theme, timeZone, colors, thresholds, cursorKey]);
}
