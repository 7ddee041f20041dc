import { type Collector, MAIN_ISOLATE } from '../../catalogue/series.ts';

/** What the process holds outside the heap, and what the kernel sees. Costs about 10 µs. */
export function processMemoryCollector(readUsage = process.memoryUsage): Collector {
  return {
    collect(series) {
      const usage = readUsage();
      series.value('heapwatch_external_memory_bytes', usage.external, MAIN_ISOLATE);
      series.value('heapwatch_array_buffers_bytes', usage.arrayBuffers, MAIN_ISOLATE);
      series.value('heapwatch_resident_memory_bytes', usage.rss);
    },
  };
}
