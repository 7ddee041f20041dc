// OpenTelemetry's runtime instrumentation, read as often as the others are scraped; nothing is sent.
const { RuntimeNodeInstrumentation } = require('@opentelemetry/instrumentation-runtime-node');
const {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} = require('@opentelemetry/sdk-metrics');

const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
const runtime = new RuntimeNodeInstrumentation();
runtime.setMeterProvider(new MeterProvider({ readers: [reader] }));
setInterval(async () => {
  await reader.forceFlush();
  exporter.reset();
}, 5000).unref();
