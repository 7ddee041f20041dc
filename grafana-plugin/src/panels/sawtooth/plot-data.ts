import { type DrawnTable, drawnTable, type PixelSpan } from '../../model/sawtooth/drawn-table.ts';
import type { SawtoothView } from './sawtooth-view.ts';
import type { ChartData } from './time-chart.tsx';

/** What a plot draws, and which rows of the view's table that is. */
export interface PlotData extends Pick<DrawnTable, 'rows'> {
  readonly columns: ChartData;
}

/** What the pixels of a plot can show of a view, in the order in which `plotConfig` adds the lines. */
export function plotData({ timesMs, lines, range, trend }: SawtoothView, span: PixelSpan): PlotData {
  const limit = range.isLimitInView ? lines.heapLimit : new Array<null>(timesMs.length).fill(null);
  const table = { timesMs, columns: [lines.heapUsed, lines.liveSet, limit, lines.residentMemory] };
  const { timesMs: times, columns, rows } = drawnTable(table, span);
  const [heapUsed = [], liveSet = [], heapLimit = [], residentMemory = []] = columns;
  const line = times.map((time) =>
    trend === undefined || time < trend.fromMs || time > trend.toMs ? null : trend.valueAt(time),
  );
  return {
    columns: [times, heapUsed, liveSet, line, heapLimit, residentMemory],
    ...(rows === undefined ? {} : { rows }),
  };
}
