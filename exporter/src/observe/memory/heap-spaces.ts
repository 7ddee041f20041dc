import { getHeapSpaceStatistics } from 'node:v8';
import { type Collector, MAIN_ISOLATE } from '../../catalogue/series.ts';

/** Every heap space that holds memory, whatever V8 calls it. */
export function heapSpacesCollector(readSpaces = getHeapSpaceStatistics): Collector {
  return {
    collect(series) {
      for (const { space_name: space, space_used_size, space_size } of readSpaces()) {
        // Half of them are never used by an ordinary program.
        if (space_size === 0) continue;
        const labels = { ...MAIN_ISOLATE, space };
        series.value('heapwatch_heap_space_used_bytes', space_used_size, labels);
        series.value('heapwatch_heap_space_size_bytes', space_size, labels);
      }
    },
  };
}
