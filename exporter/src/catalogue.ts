/** One published metric. Prometheus collectors, the documentation and the dashboards are made from these rows. */
export interface MetricRow {
  /** Name of the Prometheus series: `heapwatch_<noun>_<unit>`, with `_total` for counters. */
  readonly name: `heapwatch_${string}`;
  /** Name of the OpenTelemetry instrument; with unit and kind it translates to exactly `name`. */
  readonly otelName: `heapwatch.${string}`;
  /** UCUM unit: `By`, `s`, an annotation such as `{error}`, or nothing. */
  readonly unit: 'By' | 's' | '' | `{${string}}`;
  readonly kind: 'gauge' | 'counter' | 'histogram';
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets, in `unit`. */
  readonly buckets?: readonly number[];
  /** One sentence for `# HELP`. */
  readonly help: string;
  /** What the number tells a person, and where it misleads. */
  readonly reading: string;
}

/** Most scavenges take well under a millisecond, so the buckets start at 50 µs; the last ones catch captures. */
const PAUSE_BUCKETS = [
  0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5,
] as const;

export const CATALOGUE = [
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
    name: 'heapwatch_heap_used_bytes',
    otelName: 'heapwatch.heap.used',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'JavaScript heap in use at the scrape, garbage not yet collected included.',
    reading:
      'The teeth of the sawtooth. Its height says little alone: look at the floor, `heapwatch_heap_live_bytes`.',
  },
  {
    name: 'heapwatch_heap_total_bytes',
    otelName: 'heapwatch.heap.total',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Memory V8 has reserved for the JavaScript heap.',
    reading: 'Follows heap used with delay; V8 gives pages back late. Always at least heap used.',
  },
  {
    name: 'heapwatch_heap_limit_bytes',
    otelName: 'heapwatch.heap.limit',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Heap size at which V8 gives up and the process dies of out-of-memory.',
    reading:
      'Set by `--max-old-space-size` plus the young generation. A container limit below it kills the process earlier.',
  },
  {
    name: 'heapwatch_heap_live_bytes',
    otelName: 'heapwatch.heap.live',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Live set: heap in use right after the last major GC.',
    reading:
      'The floor of the sawtooth, and the series to judge a leak by. A step function: it moves only with a major GC, and there is no series before the first one. Equal to V8’s own figure, except when the event loop was blocked by heavy allocation at that moment: then a few MiB above it.',
  },
  {
    name: 'heapwatch_external_memory_bytes',
    otelName: 'heapwatch.external.memory',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Memory outside the heap that is held by JavaScript objects.',
    reading:
      'Buffers, array buffers, WebAssembly memory and what native add-ons declare. Not counted in heap used.',
  },
  {
    name: 'heapwatch_array_buffers_bytes',
    otelName: 'heapwatch.array_buffers',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Memory of ArrayBuffers and Buffers; a part of the external memory.',
    reading: 'Growth here beside a flat heap means Buffers are kept: look for what holds them.',
  },
  {
    name: 'heapwatch_resident_memory_bytes',
    otelName: 'heapwatch.resident.memory',
    unit: 'By',
    kind: 'gauge',
    labels: [],
    help: 'Resident set size of the whole process.',
    reading:
      'What the kernel and a container limit see: heap, external memory, code, stacks and the allocator’s slack. Growth with flat heap and external memory is native.',
  },
  {
    name: 'heapwatch_gc_duration_seconds',
    otelName: 'heapwatch.gc.duration',
    unit: 's',
    kind: 'histogram',
    labels: ['isolate', 'kind'],
    buckets: PAUSE_BUCKETS,
    help: 'GC pauses by kind: minor, major, incremental, weakcb, or the number of a kind unknown here.',
    reading:
      'Every pause is counted. One incremental cycle gives two entries: its marking (`incremental`) and its final pause (`major`). The rate of `_sum` is the share of time spent in GC.',
  },
  {
    name: 'heapwatch_process_start_time_seconds',
    otelName: 'heapwatch.process.start_time',
    unit: 's',
    kind: 'gauge',
    labels: [],
    help: 'When the process started, in seconds since 1970.',
    reading: '`time() - heapwatch_process_start_time_seconds` is the age; a jump is a restart.',
  },
  {
    name: 'heapwatch_snapshots_total',
    otelName: 'heapwatch.snapshots',
    unit: '{snapshot}',
    kind: 'counter',
    labels: ['outcome'],
    help: 'Heap snapshots asked for, by outcome: captured, refused, failed.',
    reading:
      'All three are present from 0. A capture that died with its process is counted as failed at the next start.',
  },
  {
    name: 'heapwatch_snapshot_last_timestamp_seconds',
    otelName: 'heapwatch.snapshot.last.timestamp',
    unit: 's',
    kind: 'gauge',
    labels: [],
    help: 'When the newest heap snapshot of this process was begun, in seconds since 1970.',
    reading: 'No series before the first capture.',
  },
  {
    name: 'heapwatch_snapshot_last_duration_seconds',
    otelName: 'heapwatch.snapshot.last.duration',
    unit: 's',
    kind: 'gauge',
    labels: [],
    help: 'How long the newest heap snapshot took from request to file.',
    reading: 'The event loop stood still for the first part of it; the meta of the snapshot has that pause.',
  },
  {
    name: 'heapwatch_snapshot_last_size_bytes',
    otelName: 'heapwatch.snapshot.last.size',
    unit: 'By',
    kind: 'gauge',
    labels: [],
    help: 'Size of the newest heap snapshot on disk, compressed.',
    reading: 'Uncompressed it is about six times that.',
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

export type MetricName = (typeof CATALOGUE)[number]['name'];

/** The parts whose failures are counted apart; every one is present from 0. */
export const PARTS = ['options', 'observe', 'publish', 'capture', 'control', 'listener'] as const;
export type Part = (typeof PARTS)[number];

/** The row of a metric. */
export function metricRow(name: MetricName): MetricRow {
  const row = CATALOGUE.find((candidate) => candidate.name === name);
  if (row === undefined) throw new RangeError(`no metric ${name} in the catalogue`);
  return row;
}
