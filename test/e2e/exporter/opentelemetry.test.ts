import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../exporter/src/catalogue.ts';
import { SEMANTIC_INSTRUMENTS } from '../../../exporter/src/publish/opentelemetry/semantic-conventions.ts';
import { EXPORTER, exportedApps, ours, ROOT, textOf, until } from '../../tools/exported-apps.ts';
import { decodeOtlpMetrics } from '../../tools/otlp-metrics.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../../tools/otlp-receiver.ts';
import { seriesOfText, translateOtlp } from '../../tools/otlp-translation.ts';

const { program, run } = exportedApps();
let receiver: OtlpReceiver;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(() => receiver.close());

/** An app that starts an SDK as its documentation says, some time after the preload, and ends when it is told to. */
const WITH_SDK = `
  import { createRequire } from 'node:module';
  import { attachMeterProvider } from ${JSON.stringify(EXPORTER)};
  const require = createRequire(${JSON.stringify(join(ROOT, 'exporter/package.json'))});
  const { metrics } = require('@opentelemetry/api');
  const { MeterProvider, PeriodicExportingMetricReader } = require('@opentelemetry/sdk-metrics');
  const { OTLPMetricExporter } = require('@opentelemetry/exporter-metrics-otlp-proto');
  globalThis.gc();
  await new Promise((wake) => setTimeout(wake, 100));
  const exporter = new OTLPMetricExporter({ url: process.env.OTLP_URL });
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 500, exportTimeoutMillis: 400 });
  const provider = new MeterProvider({ readers: [reader] });
  metrics.setGlobalMeterProvider(provider);
  attachMeterProvider(provider);
  attachMeterProvider(provider);
  provider.getMeter('app').createCounter('orders').add(3);
  globalThis.gc();
  const server = require('node:http').createServer().listen(0, '127.0.0.1', () => console.log('app is up'));
  process.once('SIGTERM', async () => { await provider.shutdown(); server.close(); });
`;

async function received(env: Readonly<Record<string, string>> = {}) {
  const app = await run(program('with-sdk.mjs', WITH_SDK), {
    nodeArgs: ['--expose-gc', '--import', '@heapwatch/exporter/register'],
    env: { OTLP_URL: receiver.url, ...env },
  });
  const series = await until(async () => {
    const last = decodeOtlpMetrics(receiver.bodies.at(-1) ?? Buffer.of());
    return receiver.bodies.length > 1 && last.length > 0 ? last : undefined;
  });
  return { app, series };
}

describe('under --import with an SDK of the app', () => {
  test('a receiver decodes the same series as the text has', async () => {
    const { app, series } = await received();
    const printed = seriesOfText(await textOf(app.metricsUrl));
    const isHistogram = (name: string) =>
      CATALOGUE.some((row) => row.kind === 'histogram' && name.startsWith(row.name));
    const translated = series.filter(({ name }) => name.startsWith('heapwatch.')).flatMap(translateOtlp);
    const names = new Map(translated);
    // Two attachments of one provider are one: no series comes twice.
    expect(names.size).toBe(translated.length);
    const plain = [...names.keys()].filter((name) => !isHistogram(name));
    expect(plain.sort()).toEqual([...printed.keys()].filter((name) => !isHistogram(name)).sort());
    expect(plain.length).toBeGreaterThan(40);
    // Histograms begin when a provider is attached: those nothing fell into since have no series.
    expect([...names.keys()].filter((name) => !printed.has(name))).toEqual([]);
    const majors = 'heapwatch_gc_duration_seconds_count{isolate="main",kind="major"}';
    expect([names.get(majors), printed.get(majors)]).toEqual([1, 2]);
    for (const name of [
      'heapwatch_process_start_time_seconds',
      'heapwatch_heap_limit_bytes{isolate="main"}',
    ]) {
      expect(names.get(name)).toBe(printed.get(name));
    }
    expect(series.find(({ name }) => name === 'orders')?.value).toBe(3);

    process.kill(app.pid, 'SIGTERM');
    expect(await app.ended).toBe(0);
    expect(ours(app.output())).toHaveLength(1);
  });

  test('the names of the semantic conventions come by option', async () => {
    const { app, series } = await received({ HEAPWATCH_OPEN_TELEMETRY_SEMANTIC_CONVENTIONS: 'true' });
    const names = new Set(series.map(({ name }) => name).filter((name) => /^(v8js|nodejs)\./.test(name)));
    expect([...names].sort()).toEqual(SEMANTIC_INSTRUMENTS.map(({ name }) => name).sort());
    const servers = series.find(
      ({ name, attributes }) =>
        name === 'v8js.resource.active' && attributes['v8js.resource.type'] === 'TCPServerWrap',
    );
    // The app's own server alone: ours does not keep the loop alive.
    expect(servers).toMatchObject({ kind: 'gauge', unit: '{resource}', value: 1 });
    process.kill(app.pid, 'SIGTERM');
    expect(await app.ended).toBe(0);
  });
});
