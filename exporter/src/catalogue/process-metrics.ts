import type { MetricRow } from './metric-row.ts';

/** A delay of a few milliseconds is ordinary; the last ones catch captures and long synchronous work. */
const DELAY_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5] as const;

/** The event loop, the CPU, the process. */
export const PROCESS_METRICS = [
  {
    name: 'heapwatch_event_loop_delay_seconds',
    otelName: 'heapwatch.event_loop.delay',
    unit: 's',
    kind: 'histogram',
    labels: ['isolate'],
    buckets: DELAY_BUCKETS,
    help: 'How late the event loop came to its ticks.',
  },
  {
    name: 'heapwatch_event_loop_utilization_ratio',
    otelName: 'heapwatch.event_loop.utilization',
    unit: '1',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Share of time the event loop was busy, 0 to 1.',
  },
  {
    name: 'heapwatch_cpu_seconds_total',
    otelName: 'heapwatch.cpu',
    unit: 's',
    kind: 'counter',
    labels: ['mode'],
    help: 'CPU time of the whole process.',
  },
  {
    name: 'heapwatch_process_start_time_seconds',
    otelName: 'heapwatch.process.start_time',
    unit: 's',
    kind: 'gauge',
    labels: [],
    help: 'When the process started, in seconds since 1970.',
  },
] as const satisfies readonly MetricRow[];
