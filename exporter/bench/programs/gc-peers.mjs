// What prom-client's default metrics and OpenTelemetry's runtime package count of the same GCs.
import { RuntimeNodeInstrumentation } from '@opentelemetry/instrumentation-runtime-node';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { collectDefaultMetrics, Registry } from 'prom-client';

export function startPeers() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  const runtime = new RuntimeNodeInstrumentation();
  runtime.setMeterProvider(provider);
  return {
    async read() {
      const prom = {};
      const text = await registry.getSingleMetricAsString('nodejs_gc_duration_seconds');
      for (const [, kind, count] of text.matchAll(/_count\{kind="(\w+)"\} (\d+)/g))
        prom[kind] = Number(count);
      exporter.reset();
      await provider.forceFlush();
      const metrics = exporter.getMetrics()[0]?.scopeMetrics.flatMap(({ metrics }) => metrics) ?? [];
      const otel = {};
      for (const { descriptor, dataPoints } of metrics) {
        if (descriptor.name !== 'v8js.gc.duration') continue;
        for (const { attributes, value } of dataPoints) otel[attributes['v8js.gc.type']] = value.count;
      }
      return { prom, otel };
    },
  };
}
