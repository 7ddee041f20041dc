import { type Reading, seriesValue } from '../reading.ts';

/** What V8 has committed for the heap of a thread, and what its JavaScript holds outside of that. Bytes. */
export interface ThreadMemory {
  readonly heapTotalBytes: number;
  readonly externalBytes: number;
}

export function threadMemoryOf(reading: Reading): ThreadMemory {
  return {
    heapTotalBytes: seriesValue(reading, 'heapwatch_heap_total_bytes') ?? 0,
    externalBytes: seriesValue(reading, 'heapwatch_external_memory_bytes') ?? 0,
  };
}
