import type { MetricRow } from './metric-row.ts';

/**
 * Most scavenges take well under a millisecond, so the buckets start at 50 µs; the last ones catch captures. Each is a line
 * for each kind of GC, and a scrape is to be small.
 */
const PAUSE_BUCKETS = [
  0.00005, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5,
] as const;

/** What the garbage collector does. */
export const GC_METRICS = [
  {
    name: 'heapwatch_gc_duration_seconds',
    otelName: 'heapwatch.gc.duration',
    unit: 's',
    kind: 'histogram',
    labels: ['isolate', 'kind'],
    buckets: PAUSE_BUCKETS,
    help: 'GC pauses by kind.',
  },
  {
    name: 'heapwatch_gc_reclaimed_bytes_total',
    otelName: 'heapwatch.gc.reclaimed',
    unit: 'By',
    kind: 'counter',
    labels: ['isolate', 'kind'],
    help: 'Bytes freed, by kind of GC.',
  },
  {
    name: 'heapwatch_gc_forced_total',
    otelName: 'heapwatch.gc.forced',
    unit: '{gc}',
    kind: 'counter',
    labels: ['isolate', 'cause'],
    help: 'GCs that V8 did not choose, by cause.',
  },
] as const satisfies readonly MetricRow[];
