import type { AbsoluteTimeRange, TimeRange, TimeZone } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo, useRef } from 'react';
import { headline } from '../../model/sawtooth/headline.ts';
import { SERIES_ROLES } from '../../model/series/series-role.ts';
import { fieldColor, thresholdsOf } from './field-style.ts';
import { type PlotState, plotConfig } from './plot-config.ts';
import { plotData } from './plot-data.ts';
import { columnCount } from './plot-frame.ts';
import { SawtoothTooltip } from './sawtooth-tooltip.tsx';
import type { SawtoothView } from './sawtooth-view.ts';
import { TimeChart } from './time-chart.tsx';

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
  const [fromMs, toMs] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const state: PlotState = { view, fromMs, toMs };
  // Written while rendering: uPlot asks for it when the chart below updates, which is before any effect of ours.
  const current = useRef(state);
  current.current = state;
  const config = usePlotConfig(props, () => current.current);
  // A new range is a new drawing, though the samples may be the same.
  const { columns, rows } = useMemo(
    () => plotData(view, { fromMs, toMs, columnCount: columnCount(widthPx) }),
    [view, fromMs, toMs, widthPx],
  );
  return (
    <div role="img" aria-label={`${view.title}: ${headline(view.figures)}`}>
      <TimeChart
        config={config}
        data={columns}
        widthPx={widthPx}
        heightPx={heightPx}
        onChangeTimeRange={onChangeTimeRange}
        renderTooltip={(row, isPinned) => (
          <SawtoothTooltip view={view} row={rows?.[row] ?? row} timeZone={timeZone} isPinned={isPinned} />
        )}
      />
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
