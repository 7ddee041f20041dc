import type { ThresholdsConfig } from '@grafana/data';
import { GraphDrawStyle, GraphThresholdsStyleMode, LineInterpolation, VisibilityMode } from '@grafana/schema';
import type { UPlotConfigBuilder } from '@grafana/ui';
import type { SeriesRole } from '../../model/series/series-role.ts';
import { trendColor } from '../../ui/role-color.ts';
import { formatValue } from './field-style.ts';
import { drawLimitLabel } from './limit-label.ts';
import type { SawtoothView } from './sawtooth-view.ts';
import { addByteAxis, type TimeBounds, type TimePlotStyle, timePlotConfig } from './time-plot-config.ts';

/** What a plot reads anew at each draw, so that fresh data needs no new plot. */
export interface PlotState extends TimeBounds {
  readonly view: SawtoothView;
}

/** What a plot looks like: another look is another plot. */
export interface PlotStyle extends TimePlotStyle {
  readonly colors: Readonly<Record<SeriesRole, string>>;
  readonly thresholds: ThresholdsConfig | undefined;
}

/** Configures one sawtooth; the order of its lines is that of `plotData`. */
export function plotConfig(style: PlotStyle, current: () => PlotState): UPlotConfigBuilder {
  const { theme } = style;
  const config = timePlotConfig(style, current);
  // A click this near to a line fixes the tooltip.
  config.setCursor({ focus: { prox: 30 } });
  addByteAxis(
    config,
    theme,
    () => byteRange(current().view),
    (bytes) => formatValue(bytes, current().view.fields.heapUsed),
  );
  if (style.thresholds !== undefined) {
    config.addThresholds({
      scaleKey: 'bytes',
      thresholds: style.thresholds,
      theme,
      config: { mode: GraphThresholdsStyleMode.Dashed },
    });
  }
  addLines(config, style);
  config.addHook('draw', (plot) => drawLimitLabel(plot, style, current().view));
  return config;
}

/** From 0 to above the highest line, unless the field options say otherwise. */
function byteRange({ range, fields }: SawtoothView): [number, number] {
  const { min, max } = fields.heapUsed?.config ?? {};
  return [min ?? 0, max ?? range.topBytes];
}

function addLines(config: UPlotConfigBuilder, { theme, colors }: PlotStyle): void {
  const line = {
    scaleKey: 'bytes',
    theme,
    drawStyle: GraphDrawStyle.Line,
    showPoints: VisibilityMode.Never,
    pxAlign: false,
  };
  config.addSeries({ ...line, lineColor: colors.heapUsed, lineWidth: 1 });
  config.addSeries({
    ...line,
    lineColor: colors.liveSet,
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
    lineColor: colors.heapLimit,
    lineWidth: 1.5,
    lineStyle: { fill: 'dash', dash: [8, 6] },
  });
  config.addSeries({ ...line, lineColor: colors.residentMemory, lineWidth: 1 });
}
