import type { EventLoopUtilization } from 'node:perf_hooks';
import { type Collector, MAIN_ISOLATE } from '../../catalogue/series.ts';

/** The least span that a ratio is of. */
const SPAN_MS = 10_000;

export interface UtilizationSources {
  readonly read: (now?: EventLoopUtilization, before?: EventLoopUtilization) => EventLoopUtilization;
  readonly now: () => number;
}

/**
 * Share of busy time since a reading that is at least ten seconds old, or the start. Readings are replaced by age and
 * not by who scrapes, so that two scrapers see nearly the same.
 */
export function eventLoopUtilizationCollector(sources: UtilizationSources = nodeSources): Collector {
  let reference = { utilization: sources.read(), readMs: sources.now() };
  let next = reference;
  return {
    collect(series) {
      const current = { utilization: sources.read(), readMs: sources.now() };
      if (current.readMs - next.readMs >= SPAN_MS) {
        reference = next;
        next = current;
      }
      const { utilization } = sources.read(current.utilization, reference.utilization);
      series.value('heapwatch_event_loop_utilization_ratio', utilization, MAIN_ISOLATE);
    },
  };
}

const nodeSources: UtilizationSources = {
  read: (now, before) => performance.eventLoopUtilization(now, before),
  now: () => performance.now(),
};
