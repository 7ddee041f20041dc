import { GraphDrawStyle, LineInterpolation, VisibilityMode } from '@grafana/schema';
import type { UPlotConfigBuilder } from '@grafana/ui';
import { formatBytes } from '../../model/units/bytes.ts';
import { addByteAxis, type TimeBounds, type TimePlotStyle, timePlotConfig } from './time-plot-config.ts';

export interface OverlayState extends TimeBounds {
  readonly topBytes: number;
}

/** One line of an overlay. */
export interface OverlayLine {
  readonly color: string;
  readonly isShown: boolean;
}

/** Configures the plot of several live sets: a stepped line for each. */
export function overlayConfig(
  style: TimePlotStyle,
  lines: readonly OverlayLine[],
  current: () => OverlayState,
): UPlotConfigBuilder {
  const config = timePlotConfig(style, current);
  addByteAxis(config, style.theme, () => [0, current().topBytes], formatBytes);
  for (const { color, isShown } of lines) {
    config.addSeries({
      scaleKey: 'bytes',
      theme: style.theme,
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
