import { Counter, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../catalogue.ts';
import type { GcPause } from '../../observe/gc/gc-watch.ts';
import type { Sample } from '../gauges.ts';
import { publishPrometheus } from './prometheus.ts';

const SAMPLE: Sample = {
  info: {
    service: 'checkout',
    instance_id: 'pod-1:9470',
    version: '0.1.0',
    node_version: '24.21.0',
    v8_version: '13.6',
  },
  memory: {
    heapUsedBytes: 1000,
    heapTotalBytes: 2000,
    heapLimitBytes: 3000,
    externalBytes: 400,
    arrayBuffersBytes: 300,
    residentBytes: 5000,
  },
  liveBytes: 900,
  lastSnapshot: { startedMs: 1_790_000_000_500, durationSeconds: 2.5, sizeBytes: 777 },
  processStartSeconds: 1_780_000_000,
};
const FRESH: Sample = { ...SAMPLE, liveBytes: undefined, lastSnapshot: undefined };
const neverFails = (error: unknown): never => {
  throw error;
};
const pause = (kind: string, pauseSeconds: number): GcPause => ({ kind, pauseSeconds, startedMs: 0 });

/** The series of one metric, or all, without the comment lines. */
const series = (text: string, name = '') =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('#') && line.startsWith(name));

/** The whole histogram of one kind, written out: cumulative counts per bucket. */
function histogramText(kind: string, cumulative: readonly number[], sum: number): string {
  const bounds = [
    0.00005,
    0.0001,
    0.00025,
    0.0005,
    0.001,
    0.0025,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    5,
    '+Inf',
  ];
  const name = 'heapwatch_gc_duration_seconds';
  const labels = `isolate="main",kind="${kind}"`;
  return [
    ...bounds.map((le, i) => `${name}_bucket{le="${le}",${labels}} ${cumulative[i]}`),
    `${name}_sum{${labels}} ${sum}`,
    `${name}_count{${labels}} ${cumulative.at(-1)}`,
  ].join('\n');
}

test('the whole text after known events', async () => {
  const publisher = publishPrometheus(() => SAMPLE, neverFails);
  publisher.countPause(pause('minor', 0.00004));
  publisher.countPause(pause('minor', 0.0005));
  publisher.countPause(pause('minor', 0.25));
  publisher.countPause(pause('major', 8));
  publisher.countPause(pause('32', 0.0625));
  publisher.countSnapshot('captured');
  publisher.countSnapshot('refused');
  publisher.countSnapshot('refused');
  publisher.countSnapshot('failed', 3);
  publisher.countError('capture');

  expect(await publisher.render()).toBe(`\
# HELP heapwatch_info Always 1; its labels say which service, instance, exporter, Node.js and V8 this is.
# TYPE heapwatch_info gauge
heapwatch_info{service="checkout",instance_id="pod-1:9470",version="0.1.0",node_version="24.21.0",v8_version="13.6"} 1

# HELP heapwatch_heap_used_bytes JavaScript heap in use at the scrape, garbage not yet collected included.
# TYPE heapwatch_heap_used_bytes gauge
heapwatch_heap_used_bytes{isolate="main"} 1000

# HELP heapwatch_heap_total_bytes Memory V8 has reserved for the JavaScript heap.
# TYPE heapwatch_heap_total_bytes gauge
heapwatch_heap_total_bytes{isolate="main"} 2000

# HELP heapwatch_heap_limit_bytes Heap size at which V8 gives up and the process dies of out-of-memory.
# TYPE heapwatch_heap_limit_bytes gauge
heapwatch_heap_limit_bytes{isolate="main"} 3000

# HELP heapwatch_heap_live_bytes Live set: heap in use right after the last major GC.
# TYPE heapwatch_heap_live_bytes gauge
heapwatch_heap_live_bytes{isolate="main"} 900

# HELP heapwatch_external_memory_bytes Memory outside the heap that is held by JavaScript objects.
# TYPE heapwatch_external_memory_bytes gauge
heapwatch_external_memory_bytes{isolate="main"} 400

# HELP heapwatch_array_buffers_bytes Memory of ArrayBuffers and Buffers; a part of the external memory.
# TYPE heapwatch_array_buffers_bytes gauge
heapwatch_array_buffers_bytes{isolate="main"} 300

# HELP heapwatch_resident_memory_bytes Resident set size of the whole process.
# TYPE heapwatch_resident_memory_bytes gauge
heapwatch_resident_memory_bytes 5000

# HELP heapwatch_gc_duration_seconds GC pauses by kind: minor, major, incremental, weakcb, or the number of a kind unknown here.
# TYPE heapwatch_gc_duration_seconds histogram
${histogramText('minor', [1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3], 0.25054)}
${histogramText('major', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 8)}
${histogramText('incremental', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0)}
${histogramText('32', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], 0.0625)}

# HELP heapwatch_process_start_time_seconds When the process started, in seconds since 1970.
# TYPE heapwatch_process_start_time_seconds gauge
heapwatch_process_start_time_seconds 1780000000

# HELP heapwatch_snapshots_total Heap snapshots asked for, by outcome: captured, refused, failed.
# TYPE heapwatch_snapshots_total counter
heapwatch_snapshots_total{outcome="captured"} 1
heapwatch_snapshots_total{outcome="refused"} 2
heapwatch_snapshots_total{outcome="failed"} 3

# HELP heapwatch_snapshot_last_timestamp_seconds When the newest heap snapshot of this process was begun, in seconds since 1970.
# TYPE heapwatch_snapshot_last_timestamp_seconds gauge
heapwatch_snapshot_last_timestamp_seconds 1790000000.5

# HELP heapwatch_snapshot_last_duration_seconds How long the newest heap snapshot took from request to file.
# TYPE heapwatch_snapshot_last_duration_seconds gauge
heapwatch_snapshot_last_duration_seconds 2.5

# HELP heapwatch_snapshot_last_size_bytes Size of the newest heap snapshot on disk, compressed.
# TYPE heapwatch_snapshot_last_size_bytes gauge
heapwatch_snapshot_last_size_bytes 777

# HELP heapwatch_errors_total Failures of heapwatch itself, by part; none of them reaches the application.
# TYPE heapwatch_errors_total counter
heapwatch_errors_total{part="options"} 0
heapwatch_errors_total{part="observe"} 0
heapwatch_errors_total{part="publish"} 0
heapwatch_errors_total{part="capture"} 1
heapwatch_errors_total{part="control"} 0
heapwatch_errors_total{part="listener"} 0
`);
});

test('what is not known yet has no series, not a zero', async () => {
  let sample = FRESH;
  const publisher = publishPrometheus(() => sample, neverFails);
  expect(series(await publisher.render()).filter((line) => /_live_|_last_/.test(line))).toEqual([]);
  sample = SAMPLE;
  expect(series(await publisher.render()).filter((line) => /_live_|_last_/.test(line))).toHaveLength(4);
});

test('an info whose labels changed leaves no old series', async () => {
  let sample = SAMPLE;
  const publisher = publishPrometheus(() => sample, neverFails);
  await publisher.render();
  sample = { ...SAMPLE, info: { ...SAMPLE.info, instance_id: 'pod-1:40001' } };
  expect(series(await publisher.render(), 'heapwatch_info')).toEqual([
    expect.stringContaining('instance_id="pod-1:40001"'),
  ]);
});

test('one scrape takes one sample, and scrapes that overlap share it', async () => {
  let samples = 0;
  const publisher = publishPrometheus(() => {
    samples += 1;
    return SAMPLE;
  }, neverFails);
  const [first, second] = await Promise.all([publisher.render(), publisher.render()]);
  expect(first).toBe(second);
  expect(samples).toBe(1);
  await publisher.render();
  expect(samples).toBe(2);
});

test('a sample that fails is told once a scrape and leaves the rest of the text whole', async () => {
  const errors: unknown[] = [];
  const publisher = publishPrometheus(
    () => {
      throw new Error('no /proc');
    },
    (error) => errors.push(error),
  );
  const text = await publisher.render();
  expect(errors).toEqual([new Error('no /proc')]);
  expect(series(text, 'heapwatch_heap')).toEqual([]);
  expect(series(text, 'heapwatch_snapshots_total')).toHaveLength(3);
});

for (const contentType of [Registry.PROMETHEUS_CONTENT_TYPE, Registry.OPENMETRICS_CONTENT_TYPE] as const) {
  test(`a registry of the app prints the same bytes with and without us: ${contentType}`, async () => {
    const appRegistry = () => {
      const registry = new Registry();
      // The types know one content type per registry; an application switches it the same way.
      if (contentType === Registry.OPENMETRICS_CONTENT_TYPE)
        Reflect.apply(registry.setContentType, registry, [contentType]);
      registry.setDefaultLabels({ team: 'shop' });
      new Counter({ name: 'app_requests_total', help: 'Requests', registers: [registry] }).inc(7);
      return registry;
    };
    const alone = await appRegistry().metrics();
    const registry = appRegistry();
    const publisher = publishPrometheus(() => SAMPLE, neverFails, registry);
    const together = await publisher.render();
    expect(publisher.contentType).toBe(contentType);
    expect(together).toContain('heapwatch_heap_used_bytes{isolate="main",team="shop"} 1000');
    const withoutUs = together
      .split('\n')
      .filter((line) => !line.includes('heapwatch_'))
      .join('\n');
    expect(withoutUs.replace(/\n{2,}/g, '\n')).toBe(alone.replace(/\n{2,}/g, '\n'));

    publisher.remove();
    expect(await registry.metrics()).toBe(alone);
  });
}

test('a registry that holds a metric of ours already is refused and left as it was', async () => {
  const registry = new Registry();
  publishPrometheus(() => SAMPLE, neverFails, registry).countSnapshot('captured');
  const before = await registry.metrics();
  expect(() => publishPrometheus(() => FRESH, neverFails, registry)).toThrow('already been registered');
  expect(await registry.metrics()).toBe(before);
});

test('publishes every row of the catalogue and nothing else', async () => {
  const registry = new Registry();
  publishPrometheus(() => SAMPLE, neverFails, registry);
  expect(registry.getMetricsAsArray().map((metric) => metric.name)).toEqual(CATALOGUE.map((row) => row.name));
});
