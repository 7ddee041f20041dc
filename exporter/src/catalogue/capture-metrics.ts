import type { MetricRow } from './metric-row.ts';

/** Heap snapshots on request. */
export const CAPTURE_METRICS = [
  {
    name: 'heapwatch_snapshots_total',
    otelName: 'heapwatch.snapshots',
    unit: '{snapshot}',
    kind: 'counter',
    labels: ['outcome'],
    help: 'Heap snapshots asked for, by outcome.',
  },
  {
    name: 'heapwatch_snapshot_last_timestamp_seconds',
    otelName: 'heapwatch.snapshot.last.timestamp',
    unit: 's',
    kind: 'gauge',
    labels: [],
    help: 'When the newest heap snapshot was begun, in seconds since 1970.',
  },
  {
    name: 'heapwatch_snapshot_last_duration_seconds',
    otelName: 'heapwatch.snapshot.last.duration',
    unit: 's',
    kind: 'gauge',
    labels: [],
    help: 'Time from request to file of the newest heap snapshot.',
  },
  {
    name: 'heapwatch_snapshot_last_pause_seconds',
    otelName: 'heapwatch.snapshot.last.pause',
    unit: 's',
    kind: 'gauge',
    labels: [],
    help: 'How long the event loop stood still for the newest heap snapshot.',
  },
  {
    name: 'heapwatch_snapshot_last_size_bytes',
    otelName: 'heapwatch.snapshot.last.size',
    unit: 'By',
    kind: 'gauge',
    labels: [],
    help: 'Compressed size of the newest heap snapshot.',
  },
] as const satisfies readonly MetricRow[];
