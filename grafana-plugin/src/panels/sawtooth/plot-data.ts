import type { UPlotChart } from '@grafana/ui';
import type { ComponentProps } from 'react';
import type { SawtoothView } from './sawtooth-view.ts';

export type PlotData = ComponentProps<typeof UPlotChart>['data'];

/** The view's columns in the order in which `plotConfig` adds their lines. */
export function plotData({ timesMs, lines, range }: SawtoothView): PlotData {
  const limit = range.isLimitInView ? lines.heapLimit : timesMs.map(() => null);
  const columns = [timesMs, lines.heapUsed, lines.liveSet, lines.trend, limit, lines.residentMemory];
  return columns as PlotData;
}
