import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gauge, Registry } from 'prom-client';
import { afterEach, expect, test } from 'vitest';
import type { PrometheusPublisher } from '../prometheus/prometheus.ts';
import type { Listener } from './listener.ts';
import { metricsHandler, openMetricsListener } from './metrics-listener.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const { close } of open.splice(0)) await close();
});

/** The publisher's part that answers a scrape, around a given registry. */
function handlerOf(registry: Registry, onError: (error: unknown) => void = () => undefined) {
  const publisher = {
    contentType: registry.contentType,
    render: () => registry.metrics(),
  } as unknown as PrometheusPublisher;
  return metricsHandler(publisher, onError);
}

async function openOn(
  port: number,
  host = '127.0.0.1',
  registry = new Registry(),
): Promise<{ listener: Listener; notices: string[]; errors: unknown[] }> {
  const notices: string[] = [];
  const errors: unknown[] = [];
  const report = {
    onNotice: (line: string) => notices.push(line),
    onError: (error: unknown) => errors.push(error),
  };
  const listener = openMetricsListener(handlerOf(registry, report.onError), { host, port, ...report });
  open.push(listener);
  await listener.ready;
  return { listener, notices, errors };
}

test('answers metrics and health, and says where else to look', async () => {
  const registry = new Registry();
  new Gauge({ name: 'a_gauge', help: 'A', registers: [registry] }).set(3);
  const { listener } = await openOn(0, '127.0.0.1', registry);
  const { url } = listener.address ?? {};
  const metrics = await fetch(`${url}/metrics?x=1`);
  expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await metrics.text()).toBe('# HELP a_gauge A\n# TYPE a_gauge gauge\na_gauge 3\n');
  const head = await fetch(`${url}/metrics`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '48']);
  expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405);
});

test('a collector of the app that throws is a 500 and a fault, not an exception', async () => {
  const registry = new Registry();
  new Gauge({
    name: 'broken',
    help: 'B',
    registers: [registry],
    collect() {
      throw new Error('of the app');
    },
  });
  const { listener, errors } = await openOn(0, '127.0.0.1', registry);
  expect((await fetch(`${listener.address?.url}/metrics`)).status).toBe(500);
  expect(errors).toEqual([new Error('of the app')]);
});

test('a port that is taken falls back to a free one and says so in one line', async () => {
  const other = createServer((_request, response) => response.end('other'));
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  open.push({ close: () => new Promise((resolve) => other.close(() => resolve())) });
  const { port } = other.address() as AddressInfo;
  const { listener, notices, errors } = await openOn(port);
  expect(notices).toEqual([`port ${port} is taken; the metrics listener is on ${listener.address?.url}`]);
  expect(listener.address?.port).not.toBe(port);
  expect(errors).toEqual([]);
  expect(await (await fetch(`${listener.address?.url}/healthz`)).text()).toBe('ok\n');
});

test('an address that is not here is a fault with a reason, and nothing listens', async () => {
  const { listener, errors } = await openOn(0, '192.0.2.1');
  expect(listener.address).toBeUndefined();
  expect(String(errors[0])).toMatch(/the metrics listener could not open: .*EADDRNOTAVAIL/);
  await listener.close();
});

test('close ends open connections too', async () => {
  const { listener } = await openOn(0);
  const url = `${listener.address?.url}/healthz`;
  await (await fetch(url)).text();
  await listener.close();
  await expect(fetch(url)).rejects.toThrow();
});

test('a response that is broken is a fault, not an exception: it is the app’s', async () => {
  const errors: string[] = [];
  const isTold = new Promise<void>((resolve) => {
    const handler = handlerOf(new Registry(), (error) => {
      errors.push(String(error));
      if (errors.length === 2) resolve();
    });
    const response = {
      writeHead: () => {
        throw new Error('of the app');
      },
    } as unknown as ServerResponse;
    handler({ method: 'GET' } as IncomingMessage, response);
  });
  await isTold;
  expect(errors).toEqual(['Error: of the app', 'Error: of the app']);
});
