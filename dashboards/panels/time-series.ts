import {
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { DATA_SOURCE } from '../variables.ts';

/** What has a colour keeps it wherever it appears. */
export const COLORS = {
  residentMemory: 'purple',
  external: 'orange',
  arrayBuffers: 'yellow',
  limit: 'red',
  liveSet: 'blue',
} as const;
const KIND_COLORS: Readonly<Record<string, string>> = {
  minor: 'light-blue',
  major: 'orange',
  incremental: 'yellow',
  weakcb: 'purple',
};

/** Grafana's own panel of lines, from 0. */
export function timeSeries(title: string, unit: string): TimeSeriesBuilder {
  return new TimeSeriesBuilder()
    .title(title)
    .unit(unit)
    .min(0)
    .datasource(DATA_SOURCE)
    .drawStyle(GraphDrawStyle.Line)
    .lineWidth(1)
    .fillOpacity(8)
    .showPoints(VisibilityMode.Never)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true)
        .calcs([]),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
}

/** Lines that end in the kind of a GC, each kind in its colour. */
export function byGcKind(panel: TimeSeriesBuilder): TimeSeriesBuilder {
  for (const [kind, color] of Object.entries(KIND_COLORS)) {
    panel.overrideByRegexp(`/ ${kind}$/`, [shadesOf(color)]);
  }
  return panel;
}

const STATE_COLORS: Readonly<Record<string, string>> = {
  leaking: 'red',
  overload: 'orange',
  stable: 'green',
  not_enough_gcs: 'gray',
  warming_up: 'darkgray',
};

/** Lines that are named for a verdict, each in its colour. */
export function byState(panel: TimeSeriesBuilder): TimeSeriesBuilder {
  for (const [state, color] of Object.entries(STATE_COLORS)) {
    panel.overrideByName(state, [shadesOf(color)]);
  }
  return panel;
}

/** Parts of a whole, one above the other. */
export function stacked(panel: TimeSeriesBuilder): TimeSeriesBuilder {
  return panel.fillOpacity(30).stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'));
}

/** Several instances are told apart by shades of the one colour. */
export function shadesOf(color: string): DynamicConfigValue {
  return { id: 'color', value: { mode: 'shades', fixedColor: color } };
}
