import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proxyDataSource, type Role } from './data-source-proxy.ts';

let service: Server;
let proxy: Server;
let role: Role = 'Viewer';
let proxyUrl: string;

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  service = createServer((request, response) => {
    const { authorization, cookie } = request.headers;
    if (request.url === '/api/v1/closed') return response.writeHead(401).end('a secret reason');
    return response.end(JSON.stringify([request.method, request.url, authorization, cookie]));
  });
  const stored = {
    jsonData: { serviceUrl: await listen(service) },
    secureJsonData: { readToken: 'read', captureToken: 'capture' },
  };
  const url = '{{ .JsonData.serviceUrl }}';
  const bearer = (name: string) => [
    { name: 'Authorization', content: `Bearer {{ .SecureJsonData.${name} }}` },
  ];
  const routes = [
    { path: 'healthz', method: 'GET', url: `${url}/healthz` },
    { path: 'api/v1', method: 'GET', url: `${url}/api/v1`, headers: bearer('readToken') },
    {
      path: 'api/v1',
      method: 'POST',
      reqRole: 'Editor',
      url: `${url}/api/v1`,
      headers: bearer('captureToken'),
    },
  ] as const;
  proxy = createServer((request, response) => {
    const path = (request.url ?? '').slice(1);
    void proxyDataSource(request, response, { routes, stored, role, path });
  });
  proxyUrl = await listen(proxy);
});

afterAll(() => {
  service.close();
  proxy.close();
});

async function ask(method: string, path: string): Promise<readonly [status: number, body: string]> {
  const headers = { cookie: 'session=mine', authorization: 'Bearer forged' };
  const response = await fetch(`${proxyUrl}/${path}`, { method, headers });
  return [response.status, await response.text()];
}

test('each verb goes its way with its own token, escapes kept, and nothing of the session', async () => {
  role = 'Editor';
  const read = ['GET', '/api/v1/instances/a%2Fb?x=1', 'Bearer read', null];
  expect(await ask('GET', 'api/v1/instances/a%2Fb?x=1')).toEqual([200, JSON.stringify(read)]);
  const capture = ['POST', '/api/v1/x', 'Bearer capture', null];
  expect(await ask('POST', 'api/v1/x')).toEqual([200, JSON.stringify(capture)]);
  expect(JSON.parse((await ask('GET', 'healthz'))[1])).toEqual(['GET', '/healthz', null, null]);
});

test('a role that is too low, and a way that there is not, are refused', async () => {
  role = 'Viewer';
  expect(await ask('POST', 'api/v1/x')).toEqual([403, '{"message":"plugin proxy route access denied"}']);
  expect((await ask('DELETE', 'api/v1/x'))[0]).toBe(404);
  expect((await ask('GET', 'metrics'))[0]).toBe(404);
});

test("the service's 401 becomes a 400 without its words", async () => {
  expect(await ask('GET', 'api/v1/closed')).toEqual([400, 'Authentication to data source failed']);
});
