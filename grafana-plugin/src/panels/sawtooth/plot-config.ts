import type { GrafanaTheme2, ThresholdsConfig, TimeZone } from '@grafana/data';
import {
  AxisPlacement,
  GraphDrawStyle,
  GraphThresholdsStyleMode,
  LineInterpolation,
  ScaleDirection,
  ScaleOrientation,
  VisibilityMode,
} from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';
import type { SeriesRole } from '../../model/series-role.ts';
import { trendColor } from '../../ui/role-color.ts';
import { formatValue } from './field-style.ts';
import { drawLimitLabel } from './limit-label.ts';
import { RIGHT_PX, VALUE_AXIS_PX } from './plot-frame.ts';
import type { SawtoothView } from './sawtooth-view.ts';

/** What a plot reads anew at each draw, so that fresh data needs no new plot. */
export interface PlotState {
  readonly view: SawtoothView;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Steps of the byte axis: powers of two, so that ticks read 64 MiB, 128 MiB and not 95.4 MiB. */
export const BYTE_STEPS = Array.from({ length: 46 }, (_, exponent) => 2 ** exponent);

/** What a plot looks like: another look is another plot. */
export interface PlotStyle {
  readonly theme: GrafanaTheme2;
  readonly timeZone: TimeZone;
  readonly colors: Readonly<Record<SeriesRole, string>>;
  readonly thresholds: ThresholdsConfig | undefined;
  /** Plots with one key share their crosshair. */
  readonly cursorKey: string;
}

/** Configures one sawtooth; the order of its lines is that of `plotData`. */
export function plotConfig(style: PlotStyle, current: () => PlotState): UPlotConfigBuilder {
  const { theme, timeZone } = style;
  const config = new UPlotConfigBuilder(timeZone);
  config.setPadding([null, RIGHT_PX, null, null]);
  config.setCursor({
    drag: { x: true, y: false },
    // A click this near to a line fixes the tooltip.
    focus: { prox: 30 },
    sync: { key: style.cursorKey, scales: ['x', null] },
  });
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
    range: () => byteRange(current().view),
  });
  config.addAxis({ scaleKey: 'x', isTime: true, placement: AxisPlacement.Bottom, timeZone, theme });
  config.addAxis({
    scaleKey: 'bytes',
    placement: AxisPlacement.Left,
    theme,
    size: VALUE_AXIS_PX,
    incrs: BYTE_STEPS,
    formatValue: (bytes: number) => formatValue(bytes, current().view.fields.heapUsed),
  });
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
