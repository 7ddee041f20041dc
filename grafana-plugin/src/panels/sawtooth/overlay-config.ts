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
import { BYTE_STEPS } from './plot-config.ts';
import { RIGHT_PX, VALUE_AXIS_PX } from './plot-frame.ts';

export interface OverlayState {
  readonly fromMs: number;
  readonly toMs: number;
  readonly topBytes: number;
}

/** One line of an overlay. */
export interface OverlayLine {
  readonly color: string;
  readonly isShown: boolean;
}

/** Configures the plot of several live sets: a stepped line for each. */
export function overlayConfig(
  theme: GrafanaTheme2,
  timeZone: TimeZone,
  lines: readonly OverlayLine[],
  current: () => OverlayState,
): UPlotConfigBuilder {
  const config = new UPlotConfigBuilder(timeZone);
  config.setPadding([null, RIGHT_PX, null, null]);
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
    range: () => [0, current().topBytes],
  });
  config.addAxis({ scaleKey: 'x', isTime: true, placement: AxisPlacement.Bottom, timeZone, theme });
  config.addAxis({
    scaleKey: 'bytes',
    placement: AxisPlacement.Left,
    theme,
    size: VALUE_AXIS_PX,
    incrs: BYTE_STEPS,
    formatValue: (bytes: number) => formatBytes(bytes),
  });
  for (const { color, isShown } of lines) {
    config.addSeries({
      scaleKey: 'bytes',
      theme,
      drawStyle: GraphDrawStyle.Line,
      lineInterpolation: LineInterpolation.StepAfter,
      showPoints: VisibilityMode.Never,
      lineWidth: 2,
      lineColor: color,
      show: isShown,
      pxAlign: false,
    });
  }
  return config;
}
