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
    help: 'Time the threads of the process have spent in heapwatch: taking in GCs and answering scrapes.',
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
  {
    name: 'heapwatch_reading_age_seconds',
    otelName: 'heapwatch.reading.age',
    unit: 's',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'How old at the scrape what is published of a worker thread or cluster worker was.',
    reading:
      'Near 0 for who answers. One that is busy for longer than the scrape waits (a quarter of a second) is published with what it said last, and this grows until it answers. No series for the isolate that answers the scrape itself.',
  },
] as const satisfies readonly MetricRow[];
