import { type Collector, MAIN_ISOLATE } from '../../catalogue/series.ts';
import { metricRow } from '../../catalogue.ts';
import { DelaySampler } from './delay-sampler.ts';
import type { LoopSources } from './loop-turns.ts';

/** How late the event loop is, since the start. Nothing resets it, so that scrapers do not rob each other. */
export function eventLoopDelayCollector(loop?: LoopSources): Collector {
  const bounds = metricRow('heapwatch_event_loop_delay_seconds').buckets ?? [];
  const sampler = new DelaySampler(
    bounds.map((seconds) => seconds * 1000),
    loop,
  );
  return {
    collect(series) {
      const { counts, sumMs } = sampler.read();
      const sum = sumMs / 1000;
      series.distribution('heapwatch_event_loop_delay_seconds', { labels: MAIN_ISOLATE, counts, sum });
    },
    stop: () => sampler.stop(),
  };
}
