import { drawnTable, type PixelSpan } from '../../model/sawtooth/drawn-table.ts';
import { joinByTime } from '../../model/series/time-join.ts';
import type { SawtoothView } from './sawtooth-view.ts';
import type { ChartData } from './time-chart.tsx';

/** What the pixels of a plot can show of the live sets of several isolates, on one time axis, in their order. */
export function overlayData(views: readonly SawtoothView[], span: PixelSpan): ChartData {
  const series = views.map(({ timesMs, lines }) => ({ timesMs, values: lines.liveSet }));
  const { timesMs, columns } = drawnTable(joinByTime(series), span);
  return [timesMs, ...columns];
}
