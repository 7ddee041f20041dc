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
    reading:
      'Join on it to put the service or a version beside any other series. A new label set is a deployment.',
  },
  {
    name: 'heapwatch_self_cpu_seconds_total',
    otelName: 'heapwatch.self.cpu',
    unit: 's',
    kind: 'counter',
    labels: [],
    help: 'Time the main thread has spent in heapwatch: taking in GCs and answering scrapes.',
    reading:
      'Measured by the clock around synchronous work, so it is an upper bound of CPU. The text library and the sockets of a scrape are not in it.',
  },
  {
    name: 'heapwatch_errors_total',
    otelName: 'heapwatch.errors',
    unit: '{error}',
    kind: 'counter',
    labels: ['part'],
    help: 'Failures of heapwatch itself, by part; none of them reaches the application.',
    reading: 'Anything but 0 deserves a look: the first of each run of equal failures is a line on stderr.',
  },
] as const satisfies readonly MetricRow[];
