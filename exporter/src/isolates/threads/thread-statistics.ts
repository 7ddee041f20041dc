import type { HeapInfo } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import type { Reading } from '../reading.ts';

/**
 * What V8 says of a thread's heap, without a word of the thread: V8 interrupts it for that, busy or not.
 * @returns undefined where Node.js cannot do that yet (22.15); rejects when the thread is over
 */
export function readStatistics(worker: Worker): Promise<Reading> | undefined {
  const read: unknown = Reflect.get(worker, 'getHeapStatistics');
  if (typeof read !== 'function') return undefined;
  return (read.call(worker) as Promise<HeapInfo & { readonly external_memory: number }>).then((heap) => ({
    values: [
      ['heapwatch_heap_used_bytes', heap.used_heap_size, {}],
      ['heapwatch_heap_total_bytes', heap.total_heap_size, {}],
      ['heapwatch_heap_limit_bytes', heap.heap_size_limit, {}],
      ['heapwatch_contexts', heap.number_of_native_contexts, {}],
      ['heapwatch_detached_contexts', heap.number_of_detached_contexts, {}],
      ['heapwatch_external_memory_bytes', heap.external_memory, {}],
    ],
    distributions: [],
  }));
}
