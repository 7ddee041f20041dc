import type { UPlotChart } from '@grafana/ui';
import type { ComponentProps } from 'react';
import type { SawtoothView } from './sawtooth-view.ts';

export type OverlayData = ComponentProps<typeof UPlotChart>['data'];

/** The live sets of several isolates on one time axis, in their order; where one has no sample it draws no gap. */
export function overlayData(views: readonly SawtoothView[]): OverlayData {
  const times = [...new Set(views.flatMap(({ timesMs }) => timesMs))].sort((a, b) => a - b);
  const rowOf = new Map(times.map((time, row) => [time, row]));
  const columns = views.map(({ timesMs, lines }) => {
    const column: (number | null | undefined)[] = times.map(() => undefined);
    for (const [row, time] of timesMs.entries()) column[rowOf.get(time) ?? 0] = lines.liveSet[row];
    return column;
  });
  return [times, ...columns] as OverlayData;
}
