import type { MetricRow } from './metric-row.ts';

/** Who this is, and what heapwatch itself costs. */
export const SELF_METRICS = [
  {
    name: 'heapwatch_info',
    otelName: 'heapwatch.info',
    unit: '',
    kind: 'gauge',
    labels: ['service', 'instance_id', 'version', 'node_version', 'v8_version'],
    help: 'Always 1; the labels say who this is.',
  },
  {
    name: 'heapwatch_self_cpu_seconds_total',
    otelName: 'heapwatch.self.cpu',
    unit: 's',
    kind: 'counter',
    labels: [],
    help: 'Time spent in heapwatch.',
  },
  {
    name: 'heapwatch_errors_total',
    otelName: 'heapwatch.errors',
    unit: '{error}',
    kind: 'counter',
    labels: ['part'],
    help: 'Failures of heapwatch itself, by part.',
  },
  {
    name: 'heapwatch_reading_age_seconds',
    otelName: 'heapwatch.reading.age',
    unit: 's',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Age of what is published of another thread or process.',
  },
] as const satisfies readonly MetricRow[];
