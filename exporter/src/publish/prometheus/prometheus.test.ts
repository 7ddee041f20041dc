import * as nextClient from '@prometheus-io/client';
import * as promClient from 'prom-client';
import { Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import { MAIN_ISOLATE } from '../../catalogue/series.ts';
import { CATALOGUE } from '../../catalogue.ts';
import { Scrape } from '../scrape.ts';
import { publishPrometheus } from './prometheus.ts';

const SCRAPE = new Scrape();
SCRAPE.value('heapwatch_heap_used_bytes', 1000, MAIN_ISOLATE);
SCRAPE.value('heapwatch_errors_total', 3, { part: 'capture' });
SCRAPE.value('heapwatch_info', 1, { service: 'a "b"\n\\c' });
SCRAPE.distribution('heapwatch_event_loop_delay_seconds', {
  labels: MAIN_ISOLATE,
  counts: [5, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1],
  sum: 9.5,
});

test('a histogram is cumulative and complete', async () => {
  const text = await publishPrometheus(() => SCRAPE).render();
  const lines = text.split('\n').filter((line) => line.startsWith('heapwatch_event_loop_delay_seconds'));
  const bounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, '+Inf'];
  const cumulative = [5, 5, 7, 7, 7, 7, 7, 7, 7, 7, 8];
  expect(lines).toEqual([
    ...bounds.map(
      (le, i) => `heapwatch_event_loop_delay_seconds_bucket{le="${le}",isolate="main"} ${cumulative[i]}`,
    ),
    'heapwatch_event_loop_delay_seconds_sum{isolate="main"} 9.5',
    'heapwatch_event_loop_delay_seconds_count{isolate="main"} 8',
  ]);
});

test('a label from outside cannot break the text', async () => {
  expect(await publishPrometheus(() => SCRAPE).render()).toContain(
    'heapwatch_info{service="a \\"b\\"\\n\\\\c"} 1',
  );
});

test('one scrape is taken for all metrics of a text, and texts that overlap share it', async () => {
  let scrapes = 0;
  const publisher = publishPrometheus(() => {
    scrapes += 1;
    return SCRAPE;
  });
  const [first, second] = await Promise.all([publisher.render(), publisher.render()]);
  expect(first).toBe(second);
  expect(scrapes).toBe(1);
  await publisher.render();
  expect(scrapes).toBe(2);
});

/** A registry of an application, of either library, with one metric of each kind. */
const APP_LIBRARIES = {
  'prom-client': { ...promClient },
  '@prometheus-io/client': { ...nextClient },
} as const;

describe.each(Object.entries(APP_LIBRARIES))('a registry of %s', (_name, library) => {
  const appRegistry = (contentType: string) => {
    const registry = new library.Registry();
    // The types know one content type per registry; an application switches it the same way.
    Reflect.apply(registry.setContentType, registry, [contentType]);
    registry.setDefaultLabels({ team: 'shop' });
    const of = (name: string) => ({ name, help: `Of the app: ${name}`, registers: [registry] }) as never;
    new library.Counter(of('app_requests_total')).inc(7);
    new library.Gauge(of('app_queue')).set(2.5);
    new library.Histogram(of('app_seconds')).observe(0.3);
    new library.Summary(of('app_bytes')).observe(100);
    return registry;
  };

  test.each([Registry.PROMETHEUS_CONTENT_TYPE, Registry.OPENMETRICS_CONTENT_TYPE])(
    'prints the same bytes with and without us: %s',
    async (contentType) => {
      const alone = await appRegistry(contentType).metrics();
      expect(alone).toContain('app_requests_total{team="shop"} 7');
      const registry = appRegistry(contentType);
      const publisher = publishPrometheus(() => SCRAPE, registry);
      const together = await publisher.render();
      expect(publisher.contentType).toBe(contentType);
      expect(together).toContain('heapwatch_heap_used_bytes{team="shop",isolate="main"} 1000');
      expect(together).toContain('heapwatch_errors_total{team="shop",part="capture"} 3');
      const isOurs = (block: string) => /^# HELP heapwatch_/.test(block.trimStart());
      const blocks = (text: string) => text.split(/(?=^# HELP )/m);
      const theirs = blocks(together).filter((block) => !isOurs(block));
      // The end of the text stands behind our blocks; it belongs to the registry.
      const end = contentType === Registry.OPENMETRICS_CONTENT_TYPE ? '# EOF\n' : '';
      expect(together.endsWith(end)).toBe(true);
      expect(`${theirs.join('').trimEnd()}\n`).toBe(
        `${alone.slice(0, alone.length - end.length).trimEnd()}\n`,
      );

      publisher.remove();
      expect(await registry.metrics()).toBe(alone);
    },
  );
});

test('an OpenMetrics scrape leaves our names as they are for the plain ones that follow', async () => {
  const registry = new Registry();
  const publisher = publishPrometheus(() => SCRAPE, registry);
  const plain = await publisher.render();
  Reflect.apply(registry.setContentType, registry, [Registry.OPENMETRICS_CONTENT_TYPE]);
  const open = await publisher.render();
  expect(open).toContain('# TYPE heapwatch_errors counter\nheapwatch_errors_total{part="capture"} 3');
  registry.setContentType(Registry.PROMETHEUS_CONTENT_TYPE);
  expect(await publisher.render()).toBe(plain);
  expect(plain).toContain('# TYPE heapwatch_errors_total counter\nheapwatch_errors_total{part="capture"} 3');
});

test('the successor of prom-client prints the same', async () => {
  const registry = new nextClient.Registry();
  const publisher = publishPrometheus(() => SCRAPE, registry);
  expect(await publisher.render()).toBe(await publishPrometheus(() => SCRAPE).render());
  publisher.remove();
  expect((await registry.metrics()).trim()).toBe('');
});

test('a registry that holds a metric of ours already is refused and left as it was', async () => {
  const registry = new Registry();
  publishPrometheus(() => SCRAPE, registry);
  const before = await registry.metrics();
  expect(() => publishPrometheus(() => new Scrape(), registry)).toThrow('already been registered');
  expect(await registry.metrics()).toBe(before);
});

test('publishes every row of the catalogue and nothing else', () => {
  const registry = new Registry();
  publishPrometheus(() => SCRAPE, registry);
  expect(registry.getMetricsAsArray().map((metric) => metric.name)).toEqual(CATALOGUE.map((row) => row.name));
});

test('a registry that throws is told to whoever asked', async () => {
  const registry = new Registry();
  const publisher = publishPrometheus(() => SCRAPE, registry);
  registry.metrics = () => {
    throw new Error('of the app');
  };
  await expect(publisher.render()).rejects.toThrow('of the app');
});
