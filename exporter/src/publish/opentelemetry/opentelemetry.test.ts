import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  type MetricReader,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import * as semanticConventions from '@opentelemetry/semantic-conventions/incubating';
import { afterEach, expect, test } from 'vitest';
import { decodeOtlpMetrics } from '../../../../test/tools/otlp-metrics.ts';
import { startOtlpReceiver } from '../../../../test/tools/otlp-receiver.ts';
import { seriesOfText, translateOtlp } from '../../../../test/tools/otlp-translation.ts';
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

test('what a receiver decodes from OTLP is, translated, the Prometheus text series by series', async () => {
  const { bodies, url, close } = await startOtlpReceiver();
  open.push({ shutdown: close });
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
  const before = seriesOfText(await publishPrometheus(() => scrape).render());
  observed.collect(1, 0.06, 3);
  observed.collect(32, 1);
  scrape = observed.scrape();
  await provider.forceFlush();

  expect(bodies).toHaveLength(2);
  const received = new Map(decodeOtlpMetrics(bodies[1] ?? Buffer.of()).flatMap(translateOtlp));
  const printed = seriesOfText(await publishPrometheus(() => scrape).render());
  // the SDK goes on with a series that ended, as that of a heap space which is empty now
  const ended = [...before.keys()].filter((name) => name.includes('heap_space') && !printed.has(name));
  expect([...received.keys()].sort()).toEqual([...printed.keys(), ...ended].sort());
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

test('worker threads that have to be asked are in the collection, and their histograms begin at the attachment', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  open.push({ shutdown: () => provider.shutdown() });
  let pauses = 3;
  const thread: Collector = {
    collect(series) {
      series.value('heapwatch_heap_live_bytes', 7, { isolate: 'resize-1' });
      const labels = { isolate: 'resize-1', kind: 'minor' };
      series.distribution('heapwatch_gc_duration_seconds', {
        labels,
        counts: [pauses],
        sum: pauses * 0.00004,
      });
    },
  };
  const asked = async () => {
    await new Promise(setImmediate);
    return takeScrape([thread], neverFails);
  };
  const options = { version: '1', withHistory: false, onError: neverFails };
  publishOpenTelemetry(provider, [...CATALOGUE_INSTRUMENTS, ...SEMANTIC_INSTRUMENTS], asked, options);
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  pauses += 2;
  await provider.forceFlush();
  const metrics = exporter.getMetrics()[0]?.scopeMetrics[0]?.metrics ?? [];
  const pointsOf = (name: string) => metrics.find(({ descriptor }) => descriptor.name === name)?.dataPoints;
  expect(pointsOf('heapwatch.heap.live')).toMatchObject([{ attributes: { isolate: 'resize-1' }, value: 7 }]);
  expect(pointsOf('heapwatch.gc.duration')).toMatchObject([
    { attributes: { isolate: 'resize-1' }, value: { count: 2 } },
  ]);
  // The conventions have no name for an isolate.
  expect(pointsOf('v8js.gc.duration')).toBeUndefined();
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
  for (const { name, attribute } of SEMANTIC_INSTRUMENTS) {
    for (const point of pointsOf(name) ?? [])
      expect(Object.keys(point.attributes)).toEqual(attribute === undefined ? [] : [attribute]);
  }
  expect(pointsOf('v8js.memory.heap.used')).toContainEqual(
    expect.objectContaining({ attributes: { 'v8js.heap.space.name': 'old_space' } }),
  );
});

test('every name of the semantic conventions is there, but for what is out of use or not to be had', () => {
  const isOfRuntime = ([key]: [string, unknown]) => /^METRIC_(V8JS|NODEJS)_/.test(key);
  const conventions = Object.entries(semanticConventions)
    .filter(isOfRuntime)
    .map(([, name]) => name);
  const deprecated = [
    'v8js.heap.space.available_size',
    'v8js.heap.space.physical_size',
    'v8js.memory.heap.limit',
  ];
  const current = conventions.filter((name) => !deprecated.includes(String(name)));
  const ours = SEMANTIC_INSTRUMENTS.map(({ name }) => name);
  expect(current.filter((name) => !String(name).startsWith('nodejs.eventloop.delay.')).sort()).toEqual(
    ours.sort(),
  );
  const attributes = new Set(Object.values<unknown>(semanticConventions));
  for (const { attribute } of SEMANTIC_INSTRUMENTS) {
    if (attribute !== undefined) expect(attributes).toContain(attribute);
  }
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
