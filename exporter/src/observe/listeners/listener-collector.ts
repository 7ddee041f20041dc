import { type Collector, MAIN_ISOLATE } from '../../catalogue/series.ts';
import type { ListenerWatch } from './listener-watch.ts';

/** The listeners of this isolate. It stops the watch. */
export function listenerCollector(watch: Pick<ListenerWatch, 'read' | 'stop'>): Collector {
  return {
    collect(series) {
      const { listeners, maxListenersWarnings } = watch.read();
      for (const { emitter, event, listeners: count } of listeners) {
        series.value('heapwatch_listeners', count, { ...MAIN_ISOLATE, emitter, event });
      }
      series.value('heapwatch_max_listeners_warnings_total', maxListenersWarnings, MAIN_ISOLATE);
    },
    stop: () => watch.stop(),
  };
}
