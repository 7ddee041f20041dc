import { CATALOGUE, type MetricName } from '../exporter/src/catalogue.ts';

function published(name: MetricName): string {
  if (!CATALOGUE.some((row) => row.name === name)) throw new Error(`${name} is not in the catalogue`);
  return name;
}

/** The published series that alerts work from. */
export const HEAP_LIVE = published('heapwatch_heap_live_bytes');
export const HEAP_TOTAL = published('heapwatch_heap_total_bytes');
export const HEAP_LIMIT = published('heapwatch_heap_limit_bytes');
export const EXTERNAL = published('heapwatch_external_memory_bytes');
export const RESIDENT = published('heapwatch_resident_memory_bytes');
export const MEMORY_LIMIT = published('heapwatch_memory_limit_bytes');
const GC_COUNT = `${published('heapwatch_gc_duration_seconds')}_count`;
export const GC_SECONDS = `${published('heapwatch_gc_duration_seconds')}_sum`;
export const MAJOR_GCS = `${GC_COUNT}{kind="major"}`;
export const MINOR_GCS = `${GC_COUNT}{kind="minor"}`;
export const PROCESS_START = published('heapwatch_process_start_time_seconds');
export const LISTENERS = published('heapwatch_listeners');
export const FAILED_SNAPSHOTS = `${published('heapwatch_snapshots_total')}{outcome="failed"}`;
export const INFO = published('heapwatch_info');

/** The exporter's own verdict, by isolate and kind of memory. */
export const VERDICT = {
  suspected: 'heapwatch_leak_suspected',
  slope: 'heapwatch_leak_slope_bytes_per_second',
  since: 'heapwatch_leak_since_timestamp_seconds',
  timeToLimit: 'heapwatch_leak_time_to_limit_seconds',
} as const;

/** PromQL true for processes of at least this age; join it with `and ignoring(…)` of all labels that it has not. */
export function olderThan(seconds: number): string {
  return `time() - ${PROCESS_START} >= ${seconds}`;
}
