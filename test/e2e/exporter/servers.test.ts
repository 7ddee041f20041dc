import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Heapwatch, startHeapwatch } from '../../../exporter/src/index.ts';
import { ROOT } from '../../tools/exported-apps.ts';

const require = createRequire(join(ROOT, 'exporter/package.json'));
const client: typeof import('prom-client') = require('prom-client');

let heapwatch: Heapwatch;
const register = new client.Registry();
beforeAll(() => {
  heapwatch = startHeapwatch({ register, metrics: { listen: false } });
  new client.Counter({ name: 'orders_total', help: 'Orders', registers: [register] }).inc(3);
});
afterAll(() => heapwatch.stop());

interface Mounted {
  readonly url: string;
  close(): unknown;
}
async function listening(server: Server): Promise<Mounted> {
  if (!server.listening) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Each as the README has it. */
const SERVERS: Readonly<Record<string, () => Promise<Mounted>>> = {
  async express() {
    const app: ExpressApp = require('express')();
    app.get('/metrics', heapwatch.handler);
    return listening(app.listen(0, '127.0.0.1'));
  },
  async fastify() {
    const fastify: import('fastify').FastifyInstance = require('fastify')();
    fastify.get('/metrics', (request, reply) => {
      reply.hijack();
      heapwatch.handler(request.raw, reply.raw);
    });
    await fastify.listen({ port: 0, host: '127.0.0.1' });
    return { ...(await listening(fastify.server)), close: () => fastify.close() };
  },
  async http() {
    const server = createServer((request, response) => heapwatch.handler(request, response));
    return listening(server.listen(0, '127.0.0.1'));
  },
};
/** What is used of an express application; the package has no types of its own. */
interface ExpressApp {
  get(path: string, handler: Heapwatch['handler']): void;
  listen(port: number, host: string): Server;
}

describe.each(Object.entries(SERVERS))('the handler in %s', (_name, mount) => {
  test('answers with the whole registry, its content type and length', async () => {
    const server = await mount();
    try {
      const response = await fetch(`${server.url}/metrics`);
      const body = await response.text();
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(register.contentType);
      expect(Number(response.headers.get('content-length'))).toBe(Buffer.byteLength(body));
      expect(body).toContain('orders_total 3');
      expect(body).toMatch(/^heapwatch_heap_used_bytes\{isolate="main"\} \d+$/m);
      const head = await fetch(`${server.url}/metrics`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    } finally {
      await server.close();
    }
  });
});
