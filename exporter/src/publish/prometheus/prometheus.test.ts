import { Registry as NextRegistry } from '@prometheus-io/client';
import { Counter, Registry } from 'prom-client';
import { expect, test } from 'vitest';
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
    const publisher = publishPrometheus(() => SCRAPE, registry);
    const together = await publisher.render();
    expect(publisher.contentType).toBe(contentType);
    expect(together).toContain('heapwatch_heap_used_bytes{isolate="main",team="shop"} 1000');
    expect(together).toContain('heapwatch_errors_total{part="capture",team="shop"} 3');
    const withoutUs = together
      .split('\n')
      .filter((line) => !line.includes('heapwatch_'))
      .join('\n');
    expect(withoutUs.replace(/\n{2,}/g, '\n')).toBe(alone.replace(/\n{2,}/g, '\n'));

    publisher.remove();
    expect(await registry.metrics()).toBe(alone);
  });
}

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
  const registry = new NextRegistry();
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
