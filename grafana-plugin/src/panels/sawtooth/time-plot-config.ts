import type { GrafanaTheme2, TimeZone } from '@grafana/data';
import { AxisPlacement, ScaleDirection, ScaleOrientation } from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';
import { RIGHT_PX, VALUE_AXIS_PX } from './plot-frame.ts';

/** The stretch of time that a plot shows; read anew at each draw, so that fresh data needs no new plot. */
export interface TimeBounds {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TimePlotStyle {
  readonly theme: GrafanaTheme2;
  readonly timeZone: TimeZone;
  /** Plots with one key share their crosshair. */
  readonly cursorKey?: string;
}

/** What a plot leaves free above and below itself; as uPlot thinks best where not given. */
interface Margins {
  readonly topPx?: number;
  readonly bottomPx?: number;
}

/** Steps of the byte axis: powers of two, so that ticks read 64 MiB, 128 MiB and not 95.4 MiB. */
const BYTE_STEPS = Array.from({ length: 46 }, (_, exponent) => 2 ** exponent);

/** Begins the configuration of a plot over the time range of the dashboard: what all plots of the panel have. */
export function timePlotConfig(
  { theme, timeZone, cursorKey }: TimePlotStyle,
  current: () => TimeBounds,
  hasTimeLabels = true,
  { topPx, bottomPx }: Margins = {},
): UPlotConfigBuilder {
  const config = new UPlotConfigBuilder(timeZone);
  config.setPadding([topPx ?? null, RIGHT_PX, bottomPx ?? null, null]);
  config.setCursor({
    drag: { x: true, y: false },
    ...(cursorKey === undefined ? {} : { sync: { key: cursorKey, scales: ['x', null] } }),
  });
  config.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => [current().fromMs, current().toMs],
  });
  config.addAxis({
    scaleKey: 'x',
    isTime: true,
    placement: AxisPlacement.Bottom,
    show: hasTimeLabels,
    timeZone,
    theme,
  });
  return config;
}

/** Adds the axis `bytes` on the left. */
export function addByteAxis(
  config: UPlotConfigBuilder,
  theme: GrafanaTheme2,
  range: () => [number, number],
  formatValue: (bytes: number) => string,
): void {
  config.addScale({
    scaleKey: 'bytes',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    range,
  });
  config.addAxis({
    scaleKey: 'bytes',
    placement: AxisPlacement.Left,
    theme,
    size: VALUE_AXIS_PX,
    incrs: BYTE_STEPS,
    formatValue: (bytes: number) => formatValue(bytes),
  });
}
