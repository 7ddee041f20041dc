import type { ValueName } from '../../catalogue/series.ts';
import type { Reading } from '../reading.ts';

/** What V8 has committed for the heap of a thread, and what its JavaScript holds outside of that. Bytes. */
export interface ThreadMemory {
  readonly heapTotalBytes: number;
  readonly externalBytes: number;
}

export function threadMemoryOf({ values }: Reading): ThreadMemory {
  const of = (wanted: ValueName) => values.find(([name]) => name === wanted)?.[1] ?? 0;
  return {
    heapTotalBytes: of('heapwatch_heap_total_bytes'),
    externalBytes: of('heapwatch_external_memory_bytes'),
  };
}
