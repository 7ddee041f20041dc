import type { Collector } from '../../catalogue/series.ts';

/** When the process started. */
export function startTimeCollector(timeOriginMs = performance.timeOrigin): Collector {
  return {
    collect(series) {
      series.value('heapwatch_process_start_time_seconds', timeOriginMs / 1000);
    },
  };
}
