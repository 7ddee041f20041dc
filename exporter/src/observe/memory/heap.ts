import { getHeapStatistics } from 'node:v8';
import { type Collector, MAIN_ISOLATE } from '../../catalogue/series.ts';

/** The JavaScript heap of this isolate and its contexts. */
export function heapCollector(readStatistics = getHeapStatistics): Collector {
  return {
    collect(series) {
      const heap = readStatistics();
      series.value('heapwatch_heap_used_bytes', heap.used_heap_size, MAIN_ISOLATE);
      series.value('heapwatch_heap_total_bytes', heap.total_heap_size, MAIN_ISOLATE);
      series.value('heapwatch_heap_limit_bytes', heap.heap_size_limit, MAIN_ISOLATE);
      series.value('heapwatch_contexts', heap.number_of_native_contexts, MAIN_ISOLATE);
      series.value('heapwatch_detached_contexts', heap.number_of_detached_contexts, MAIN_ISOLATE);
    },
  };
}
