import type { GrafanaTheme2, TimeZone } from '@grafana/data';
import {
  AxisPlacement,
  GraphDrawStyle,
  LineInterpolation,
  ScaleDirection,
  ScaleOrientation,
  VisibilityMode,
} from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';
import { formatBytes } from '../../model/bytes.ts';
import { roleColor, trendColor } from '../../ui/role-color.ts';
import { drawLimitLabel } from './limit-label.ts';
import type { SawtoothView } from './sawtooth-view.ts';

/** What a plot reads anew at each draw, so that fresh data needs no new plot. */
export interface PlotState {
  readonly view: SawtoothView;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Steps of the byte axis: powers of two, so that ticks read 64 MiB, 128 MiB and not 95.4 MiB. */
const BYTE_STEPS = Array.from({ length: 46 }, (_, exponent) => 2 ** exponent);

/** Configures one sawtooth; the order of its lines is that of `plotData`. */
export function plotConfig(
  theme: GrafanaTheme2,
  timeZone: TimeZone,
  current: () => PlotState,
): UPlotConfigBuilder {
  const config = new UPlotConfigBuilder(timeZone);
  // Room for the half of the last time label that reaches over the plot's end.
  config.setPadding([null, 24, null, null]);
  config.setCursor({ drag: { x: true, y: false } });
  config.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [current().fromMs, current().toMs],
  });
  config.addScale({
    scaleKey: 'bytes',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    range: () => [0, current().view.range.topBytes],
  });
  config.addAxis({ scaleKey: 'x', isTime: true, placement: AxisPlacement.Bottom, timeZone, theme });
  config.addAxis({
    scaleKey: 'bytes',
    placement: AxisPlacement.Left,
    theme,
    incrs: BYTE_STEPS,
    formatValue: (bytes: number) => formatBytes(bytes),
  });
  addLines(config, theme);
  config.addHook('draw', (plot) => drawLimitLabel(plot, theme, current().view));
  return config;
}

function addLines(config: UPlotConfigBuilder, theme: GrafanaTheme2): void {
  const line = {
    scaleKey: 'bytes',
    theme,
    drawStyle: GraphDrawStyle.Line,
    showPoints: VisibilityMode.Never,
    pxAlign: false,
  };
  config.addSeries({ ...line, lineColor: roleColor(theme, 'heapUsed'), lineWidth: 1 });
  config.addSeries({
    ...line,
    lineColor: roleColor(theme, 'liveSet'),
    lineWidth: 3,
    lineInterpolation: LineInterpolation.StepAfter,
    fillOpacity: 12,
  });
  config.addSeries({
    ...line,
    lineColor: trendColor(theme),
    lineWidth: 1.5,
    lineStyle: { fill: 'dash', dash: [6, 6] },
  });
  config.addSeries({
    ...line,
    lineColor: roleColor(theme, 'heapLimit'),
    lineWidth: 1.5,
    lineStyle: { fill: 'dash', dash: [8, 6] },
  });
  config.addSeries({ ...line, lineColor: roleColor(theme, 'residentMemory'), lineWidth: 1 });
}
