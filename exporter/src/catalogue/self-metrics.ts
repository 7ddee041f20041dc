import type { MetricRow } from './metric-row.ts';

/** Who this is, and what heapwatch itself costs. */
export const SELF_METRICS = [
  {
    name: 'heapwatch_info',
    otelName: 'heapwatch.info',
    unit: '',
    kind: 'gauge',
    labels: ['service', 'instance_id', 'version', 'node_version', 'v8_version'],
    help: 'Always 1; its labels say which service, instance, exporter, Node.js and V8 this is.',
  },
  {
    name: 'heapwatch_self_cpu_seconds_total',
    otelName: 'heapwatch.self.cpu',
    unit: 's',
    kind: 'counter',
    labels: [],
    help: 'Time the threads of the process have spent in heapwatch: taking in GCs and answering scrapes.',
  },
  {
    name: 'heapwatch_errors_total',
    otelName: 'heapwatch.errors',
    unit: '{error}',
    kind: 'counter',
    labels: ['part'],
    help: 'Failures of heapwatch itself, by part; none of them reaches the application.',
  },
  {
    name: 'heapwatch_reading_age_seconds',
    otelName: 'heapwatch.reading.age',
    unit: 's',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'How old at the scrape what is published of a worker thread or cluster worker was.',
  },
] as const satisfies readonly MetricRow[];
