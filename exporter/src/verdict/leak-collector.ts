import { type Collector, MAIN_ISOLATE } from '../catalogue/series.ts';
import { LEAK_STATES } from '../detect/verdict.ts';
import type { VerdictWatch } from './verdict-watch.ts';

/** What the detector says of each kind of memory. */
export function leakCollector(watch: Pick<VerdictWatch, 'verdicts'>): Collector {
  return {
    collect(series) {
      for (const verdict of watch.verdicts) {
        const labels = { ...MAIN_ISOLATE, memory: verdict.memory };
        for (const state of LEAK_STATES) {
          series.value('heapwatch_leak_state', Number(state === verdict.state), { ...labels, state });
        }
        series.value('heapwatch_leak_suspected', Number(verdict.leaking), labels);
        series.value('heapwatch_leak_slope_bytes_per_second', verdict.slopeBytesPerHour / 3600, labels);
        series.value('heapwatch_leak_confidence_ratio', verdict.confidence, labels);
        const sinceSeconds = verdict.sinceMs === undefined ? undefined : verdict.sinceMs / 1000;
        series.value('heapwatch_leak_since_timestamp_seconds', sinceSeconds, labels);
        series.value('heapwatch_leak_time_to_limit_seconds', verdict.secondsToLimit, labels);
      }
    },
  };
}
