import { type Collector, MAIN_ISOLATE } from '../../catalogue/series.ts';
import { GC_CAUSES, gcKindName } from './gc-kind.ts';
import type { GcWatch } from './gc-watch.ts';

/** Pauses by kind, what was freed and allocated, the live set. */
export function gcCollector(gc: GcWatch): Collector {
  return {
    collect(series) {
      for (const [kind, { counts, pauseMs, reclaimedBytes }] of gc.totals) {
        const labels = { ...MAIN_ISOLATE, kind: gcKindName(kind) };
        series.distribution('heapwatch_gc_duration_seconds', { labels, counts, sum: pauseMs / 1000 });
        series.value('heapwatch_gc_reclaimed_bytes_total', Math.round(reclaimedBytes), labels);
      }
      for (const cause of GC_CAUSES) {
        series.value('heapwatch_gc_forced_total', gc.forced[cause], { ...MAIN_ISOLATE, cause });
      }
      series.value('heapwatch_heap_allocated_bytes_total', Math.round(gc.allocatedBytes), MAIN_ISOLATE);
      series.value('heapwatch_heap_live_bytes', gc.liveBytes, MAIN_ISOLATE);
    },
    stop: () => gc.stop(),
  };
}
