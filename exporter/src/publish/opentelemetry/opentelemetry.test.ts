import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  type MetricReader,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { afterEach, expect, test } from 'vitest';
import { decodeOtlpMetrics, type OtlpSeries } from '../../../../test/tools/otlp-metrics.ts';
import type { Collector } from '../../catalogue/series.ts';
import { eventLoopUtilizationCollector } from '../../observe/event-loop/utilization.ts';
import { gcCollector } from '../../observe/gc/gc-collector.ts';
import { type GcEntry, watchGc } from '../../observe/gc/gc-watch.ts';
import { heapCollector } from '../../observe/memory/heap.ts';
import { heapSpacesCollector } from '../../observe/memory/heap-spaces.ts';
import { memoryLimitCollector } from '../../observe/memory/memory-limit.ts';
import { processMemoryCollector } from '../../observe/memory/process-memory.ts';
import { cpuCollector } from '../../observe/process/cpu.ts';
import { publishPrometheus } from '../prometheus/prometheus.ts';
import { type Scrape, takeScrape } from '../scrape.ts';
import { CATALOGUE_INSTRUMENTS } from './catalogue-instruments.ts';
import type { InstrumentSource } from './instrument.ts';
import { publishOpenTelemetry } from './opentelemetry.ts';
import { SEMANTIC_INSTRUMENTS } from './semantic-conventions.ts';

const open: { shutdown(): Promise<void> }[] = [];
afterEach(async () => {
  for (const { shutdown } of open.splice(0).reverse()) await shutdown();
});
const neverFails = (error: unknown): never => {
  throw error;
};

/** This very process, its GCs told by the test. Each call of `collect` adds GCs. */
function observedProcess() {
  let onBatch: (entries: readonly GcEntry[]) => void = () => undefined;
  const gc = watchGc(
    { onPauses: () => undefined, hasListeners: () => false, onError: neverFails },
    {
      timeOriginMs: 0,
      now: () => 0,
      readHeap: () => ({ youngUsedBytes: 1, youngCapacityBytes: 100, oldUsedBytes: 800 }),
      watchEntries: (callback) => {
        onBatch = callback;
        return () => undefined;
      },
    },
  );
  const collectors: Collector[] = [
    gcCollector(gc),
    heapCollector(),
    heapSpacesCollector(),
    processMemoryCollector(),
    memoryLimitCollector(),
    eventLoopUtilizationCollector(),
    cpuCollector(),
    { collect: (series) => series.value('heapwatch_info', 1, { service: 'checkout', instance_id: 'a:1' }) },
    { collect: (series) => series.value('heapwatch_errors_total', 3, { part: 'observe' }) },
  ];
  return {
    collect: (kind: number, ...durationsMs: number[]) =>
      onBatch(durationsMs.map((duration) => ({ startTime: 0, duration, detail: { kind } }))),
    scrape: () => takeScrape(collectors, neverFails),
  };
}

/** A provider with the instruments on it, read from `take`. */
function published(reader: MetricReader, take: () => Scrape, sources = CATALOGUE_INSTRUMENTS) {
  const provider = new MeterProvider({ readers: [reader] });
  open.push({ shutdown: () => provider.shutdown() });
  const options = { version: '1', withHistory: true, onError: neverFails };
  return { provider, publisher: publishOpenTelemetry(provider, sources, take, options) };
}

/** The documented translation of an OTLP series to lines of Prometheus text. */
function translate(series: OtlpSeries): [string, number][] {
  const suffix =
    { By: '_bytes', s: '_seconds', '1': series.kind === 'gauge' ? '_ratio' : '' }[series.unit] ?? '';
  const stem = series.name.replaceAll('.', '_');
  const name = `${stem}${stem.endsWith(suffix) ? '' : suffix}${series.isMonotonic ? '_total' : ''}`;
  const line = (suffixed: string, labels: Record<string, string>) => {
    const printed = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    return `${name}${suffixed}${printed.length === 0 ? '' : `{${printed.sort().join()}}`}`;
  };
  const { histogram, attributes } = series;
  if (histogram === undefined) return [[line('', attributes), series.value ?? Number.NaN]];
  let count = 0;
  const buckets = histogram.counts.map((added, i): [string, number] => {
    count += added;
    return [line('_bucket', { ...attributes, le: String(histogram.bounds[i] ?? '+Inf') }), count];
  });
  return [
    ...buckets,
    [line('_sum', attributes), histogram.sum],
    [line('_count', attributes), histogram.count],
  ];
}

/** The series of a Prometheus text by their sorted labels; histograms nothing fell into left out. */
function seriesOf(text: string): Map<string, number> {
  const series = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, labels, value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const sorted = labels === undefined ? '' : `{${labels.split(',').sort().join()}}`;
    series.set(`${name}${sorted}`, Number(value));
  }
  for (const [key, value] of series) {
    const empty = /^(\w+)_count(\{.*\})?$/.exec(key);
    if (empty === null || value !== 0) continue;
    const labels = (empty[2] ?? '').slice(1, -1);
    for (const other of [...series.keys()]) {
      if (other.startsWith(`${empty[1]}_`) && other.includes(labels)) series.delete(other);
    }
  }
  return series;
}

/** Takes what a real OTLP exporter sends. */
async function receiver() {
  const bodies: Buffer[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    bodies.push(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
    response.writeHead(200, { 'Content-Type': 'application/x-protobuf' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    shutdown: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/metrics` };
}

test('what a receiver decodes from OTLP is, translated, the Prometheus text series by series', async () => {
  const { bodies, url } = await receiver();
  const observed = observedProcess();
  observed.collect(1, 0.04, 0.05, 0.3, 0.31, 250);
  observed.collect(4, 8000);
  let scrape = observed.scrape();
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url }),
    exportIntervalMillis: 3_600_000,
  });
  const { provider } = published(reader, () => scrape);
  await provider.forceFlush();
  observed.collect(1, 0.06, 3);
  observed.collect(32, 1);
  scrape = observed.scrape();
  await provider.forceFlush();

  expect(bodies).toHaveLength(2);
  const received = new Map(decodeOtlpMetrics(bodies[1] ?? Buffer.of()).flatMap(translate));
  const printed = seriesOf(await publishPrometheus(() => scrape).render());
  expect([...received.keys()].sort()).toEqual([...printed.keys()].sort());
  expect(received.size).toBeGreaterThan(80);
  for (const [name, value] of printed) {
    expect(Math.abs((received.get(name) ?? Number.NaN) - value), name).toBeLessThanOrEqual(
      1e-9 * Math.abs(value),
    );
  }
});

test('an in-memory reader finds every instrument that has a value, under its name and unit', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const observed = observedProcess();
  observed.collect(4, 1);
  let scrapes = 0;
  const { provider, publisher } = published(reader, () => {
    scrapes += 1;
    return observed.scrape();
  });
  await provider.forceFlush();
  const [resource] = exporter.getMetrics();
  const [scope] = resource?.scopeMetrics ?? [];
  expect(scope?.scope).toMatchObject({ name: '@heapwatch/exporter', version: '1' });
  const live = scope?.metrics.find(({ descriptor }) => descriptor.name === 'heapwatch.heap.live');
  expect(live?.descriptor.unit).toBe('By');
  expect(live?.dataPoints).toMatchObject([{ attributes: { isolate: 'main' }, value: 800 }]);

  const readings = scrapes;
  publisher.remove();
  await provider.forceFlush();
  expect(scrapes).toBe(readings);
});

test('without history, histograms begin at the attachment', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  open.push({ shutdown: () => provider.shutdown() });
  const observed = observedProcess();
  observed.collect(1, 1, 1, 1);
  publishOpenTelemetry(provider, CATALOGUE_INSTRUMENTS, observed.scrape, {
    version: '1',
    withHistory: false,
    onError: neverFails,
  });
  observed.collect(1, 1);
  await provider.forceFlush();
  const metrics = exporter.getMetrics()[0]?.scopeMetrics[0]?.metrics ?? [];
  const pauses = metrics.find(({ descriptor }) => descriptor.name === 'heapwatch.gc.duration');
  expect(pauses?.dataPoints).toMatchObject([{ value: { count: 1 } }]);
});

test('the names of the semantic conventions', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const observed = observedProcess();
  observed.collect(1, 1, 30);
  observed.collect(32, 1);
  const { provider } = published(reader, observed.scrape, SEMANTIC_INSTRUMENTS);
  await provider.forceFlush();
  const metrics = exporter.getMetrics()[0]?.scopeMetrics[0]?.metrics ?? [];
  expect(metrics.map(({ descriptor }) => descriptor.name).sort()).toEqual(
    SEMANTIC_INSTRUMENTS.map(({ name }) => name).sort(),
  );
  const pointsOf = (name: string) => metrics.find(({ descriptor }) => descriptor.name === name)?.dataPoints;
  expect(pointsOf('v8js.gc.duration')).toMatchObject([
    { attributes: { 'v8js.gc.type': 'minor' }, value: { count: 2 } },
  ]);
  expect(pointsOf('v8js.memory.heap.used')).toContainEqual(
    expect.objectContaining({ attributes: { 'v8js.heap.space.name': 'old_space' } }),
  );
});

test('a source that fails is told and throws nothing into the SDK', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  open.push({ shutdown: () => provider.shutdown() });
  const errors: unknown[] = [];
  const broken: InstrumentSource = {
    name: 'broken',
    unit: '',
    description: '',
    kind: 'gauge',
    points() {
      throw new Error('broken');
    },
  };
  publishOpenTelemetry(provider, [broken], observedProcess().scrape, {
    version: '1',
    withHistory: true,
    onError: (error) => errors.push(error),
  });
  await provider.forceFlush();
  expect(errors).toEqual([new Error('broken')]);
});

test('the pull exporter prints other names, as the documentation says: no unit, a scope', async () => {
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const observed = observedProcess();
  observed.collect(4, 1);
  published(exporter as unknown as MetricReader, observed.scrape);
  const { resourceMetrics } = await exporter.collect();
  const { PrometheusSerializer } = await import('@opentelemetry/exporter-prometheus');
  const text = new PrometheusSerializer().serialize(resourceMetrics);
  expect(text).toMatch(/^heapwatch_heap_live\{[^}]*otel_scope_name="@heapwatch\/exporter"[^}]*\} 800/m);
  expect(text).toMatch(/^heapwatch_cpu_total\{/m);
});
