import { CATALOGUE } from '../exporter/src/catalogue.ts';
import { promDuration } from './durations.ts';
import type { Pace, Urgency } from './thresholds.ts';

type MetricName = (typeof CATALOGUE)[number]['name'];

function published(name: MetricName): string {
  if (!CATALOGUE.some((row) => row.name === name)) throw new Error(`${name} is not in the catalogue`);
  return name;
}

/** The published series that alerts work from. */
export const HEAP_LIVE = published('heapwatch_heap_live_bytes');
export const HEAP_LIMIT = published('heapwatch_heap_limit_bytes');
export const MAJOR_GCS = `${published('heapwatch_gc_duration_seconds')}_count{kind="major"}`;
export const PROCESS_START = published('heapwatch_process_start_time_seconds');

/** Recorded: lowest live set of one part of the window. */
export function floorSeries(pace: Pace): string {
  return `heapwatch:heap_live_bytes:min${promDuration(pace.partSeconds)}`;
}

/** Recorded: highest live set of one part of the window. */
export function peakSeries(pace: Pace): string {
  return `heapwatch:heap_live_bytes:max${promDuration(pace.partSeconds)}`;
}

/** Recorded: average rise of the floor over the window, bytes per second. */
export function slopeSeries(pace: Pace): string {
  return `heapwatch:heap_live_slope_bytes_per_second:${pace.name}`;
}

/** Recorded: highest floor of this process in the time before the window. */
export function historySeries(urgency: Urgency): string {
  return `heapwatch:heap_live_bytes:highest${promDuration(urgency.historySeconds)}`;
}
