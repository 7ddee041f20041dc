import { type AbsoluteTimeRange, DashboardCursorSync } from '@grafana/data';
import {
  EventBusPlugin,
  TooltipPlugin2,
  UPlotChart,
  type UPlotConfigBuilder,
  usePanelContext,
} from '@grafana/ui';
import type { ComponentProps, ReactNode } from 'react';

/** A column for each line of the plot, over the times. */
export type ChartData = readonly [
  timesMs: readonly number[],
  ...lines: (readonly (number | null | undefined)[])[],
];
type UPlotData = ComponentProps<typeof UPlotChart>['data'];

/** `TooltipHoverMode.xAll`: a const enum, which no isolated transpiler can read. */
const HOVER_ALL = 1;

interface TimeChartProps {
  readonly config: UPlotConfigBuilder;
  readonly data: ChartData;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where a stretch that was dragged over goes; without it nothing zooms. */
  readonly onChangeTimeRange?: (range: AbsoluteTimeRange) => void;
  /** Of a row of `data` in which some line has a value. */
  readonly renderTooltip: (row: number, isPinned: boolean) => ReactNode;
}

/** A plot over the time range of the dashboard, which shares its crosshair with the panels around. */
export function TimeChart({
  config,
  data,
  widthPx,
  heightPx,
  onChangeTimeRange,
  renderTooltip,
}: TimeChartProps) {
  const { eventBus, eventsScope, sync } = usePanelContext();
  return (
    // The chart takes either a new size or new data in one update, never both: a new size is a new chart.
    <UPlotChart
      key={`${widthPx}x${heightPx}`}
      data={data as UPlotData}
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
          const row = rows.find((index, line) => line > 0 && typeof index === 'number');
          return typeof row === 'number' ? renderTooltip(row, isPinned) : null;
        }}
      />
    </UPlotChart>
  );
}
