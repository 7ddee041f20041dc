import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Collector, MAIN_ISOLATE } from '../../catalogue/series.ts';
import { metricRow } from '../../catalogue.ts';
import { IntervalBuckets, type IntervalHistogram } from './interval-buckets.ts';

/** Finer costs more. At 20 ms a minute of an idle process costs 70 ms of CPU on one machine, 175 to 210 on another. */
const RESOLUTION_MS = 20;

export interface DelayMonitor extends IntervalHistogram {
  enable(): boolean;
  disable(): boolean;
}

/** How late the event loop is, since the start. Nothing resets it, so that scrapers do not rob each other. */
export function eventLoopDelayCollector(
  monitor: DelayMonitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS }),
): Collector {
  const bounds = metricRow('heapwatch_event_loop_delay_seconds').buckets ?? [];
  const buckets = new IntervalBuckets(
    monitor,
    bounds.map((seconds) => (seconds * 1000 + RESOLUTION_MS) * 1e6),
  );
  let sum = 0;
  monitor.enable();
  return {
    collect(series) {
      const counts = buckets.read();
      // The monitor has the time between two timers; what is above their distance is delay. Timers that come a
      // little early must not make the sum of a histogram fall.
      sum = Math.max(sum, ((monitor.mean / 1e6 - RESOLUTION_MS) * monitor.count) / 1000 || 0);
      series.distribution('heapwatch_event_loop_delay_seconds', { labels: MAIN_ISOLATE, counts, sum });
    },
    stop: () => void monitor.disable(),
  };
}
