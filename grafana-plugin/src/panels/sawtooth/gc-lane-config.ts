import {
  AxisPlacement,
  GraphDrawStyle,
  ScaleDirection,
  ScaleDistribution,
  ScaleOrientation,
  VisibilityMode,
} from '@grafana/schema';
import type { UPlotConfigBuilder } from '@grafana/ui';
import { GC_KINDS } from '../../model/series/gc-kind.ts';
import { formatPause } from '../../model/units/pause-text.ts';
import { gcColor } from '../../ui/gc-color.ts';
import { VALUE_AXIS_PX } from './plot-frame.ts';
import { type TimeBounds, type TimePlotStyle, timePlotConfig } from './time-plot-config.ts';

/** What the lane reads anew at each draw. */
export interface LaneState extends TimeBounds {
  readonly longestSeconds: number;
}

const SHORTEST_SECONDS = 0.0001;
/** The lane always reaches this high, so that pauses nobody feels look small. */
const LEAST_TOP_SECONDS = 0.1;
/** Of the decades so many are named: all would stand on each other. */
const NAMED_SECONDS: readonly number[] = [0.001, 0.1, 10];

/** Configures the lane of GC pauses, on a logarithmic scale; its series are `GC_KINDS` in their order. */
export function gcLaneConfig(style: TimePlotStyle, current: () => LaneState): UPlotConfigBuilder {
  const { theme } = style;
  // The sawtooth above has the labels of the time axis.
  const config = timePlotConfig(style, current, false, { topPx: 8, bottomPx: 2 });
  config.addScale({
    scaleKey: 'seconds',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    distribution: ScaleDistribution.Log,
    log: 10,
    range: () => [SHORTEST_SECONDS, laneTop(current().longestSeconds)],
  });
  config.addAxis({
    scaleKey: 'seconds',
    placement: AxisPlacement.Left,
    theme,
    size: VALUE_AXIS_PX,
    splits: () => NAMED_SECONDS.filter((seconds) => seconds <= laneTop(current().longestSeconds)),
    filter: (_plot, splits) => splits,
    formatValue: (seconds: number) => formatPause(seconds),
  });
  for (const kind of GC_KINDS) {
    const color = gcColor(theme, kind);
    config.addSeries({
      scaleKey: 'seconds',
      theme,
      drawStyle: GraphDrawStyle.Points,
      showPoints: VisibilityMode.Always,
      pointSize: 4,
      lineWidth: 1,
      lineColor: color,
      pxAlign: false,
    });
  }
  return config;
}

/** The decade above the longest pause. */
function laneTop(longestSeconds: number): number {
  return 10 ** Math.ceil(Math.log10(Math.max(LEAST_TOP_SECONDS, longestSeconds)));
}
