import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from './routes.ts';

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-routes-'));
  const nested = join(folder, 'app', 'panels', 'teeth');
  mkdirSync(nested, { recursive: true });
  mkdirSync(join(folder, 'dashboards'));
  const plugin = (id: string, type: string) =>
    JSON.stringify({ id, type, name: id, info: { version: '1.0.0' } });
  writeFileSync(join(folder, 'app', 'plugin.json'), plugin('leaks-app', 'app'));
  writeFileSync(join(nested, 'plugin.json'), plugin('teeth-panel', 'panel'));
  writeFileSync(join(nested, 'module.js'), 'define([], () => ({}))');
  writeFileSync(join(folder, 'secret.txt'), 'nobody asked for this');
  writeFileSync(join(folder, 'dashboards', 'one.json'), '{"uid":"one","title":"<script>"}');
  server = createServer(
    routes({
      prometheusUrl: 'http://127.0.0.1:9',
      pluginDir: join(folder, 'app'),
      dashboardsDir: join(folder, 'dashboards'),
      scrapeInterval: '15s',
      snapshotSources: {},
      role: 'Viewer',
      grafanaVersion: '13.2.2',
      bundleDir: join(folder, 'bundle'),
      librariesDir: join(folder, 'libraries'),
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function get(path: string): Promise<readonly [status: number, text: string]> {
  const response = await fetch(url + path);
  return [response.status, await response.text()];
}

test('a nested plugin is served under its own id', async () => {
  expect(await get('/public/plugins/teeth-panel/module.js?_cache=1')).toEqual([
    200,
    'define([], () => ({}))',
  ]);
  expect((await get('/public/plugins/leaks-app/module.js'))[0]).toBe(404);
  expect((await get('/public/plugins/nobody/module.js'))[0]).toBe(404);
});

test.each([
  '/public/plugins/leaks-app/%2e%2e%2fsecret.txt',
  '/public/plugins/leaks-app/..%2f..%2fsecret.txt',
  '/bundle/%2e%2e%2fsecret.txt',
  '/public/fonts/%2e%2e%2f%2e%2e%2fsecret.txt',
])('no path climbs out of its folder: %s', async (path) => {
  expect(await get(path)).toEqual([404, 'not found\n']);
});

test('a dashboard is found by its uid', async () => {
  const [status, text] = await get('/api/dashboards/uid/one');
  expect([status, JSON.parse(text).dashboard.title]).toEqual([200, '<script>']);
  expect((await get('/api/dashboards/uid/two'))[0]).toBe(404);
});

test('what is not imitated says so, everything else is the page', async () => {
  expect(await get('/api/folders')).toEqual([404, '{"message":"not imitated: /api/folders"}']);
  const [status, text] = await get('/d/one');
  expect(status).toBe(200);
  expect(text).toContain('"teeth-panel"');
});

test('a Prometheus that is down is the error of each query, not of the host', async () => {
  const query = { refId: 'A', expr: 'up', datasource: { uid: 'prometheus' } };
  const foreign = { refId: 'B', expr: 'up', datasource: { uid: 'loki' } };
  const body = JSON.stringify({ from: '0', to: '60000', queries: [query, foreign] });
  const response = await fetch(`${url}/api/ds/query`, { method: 'POST', body });
  const { results } = (await response.json()) as { results: Partial<Record<'A' | 'B', object>> };
  expect(response.status).toBe(207);
  expect(results.A).toMatchObject({ status: 502 });
  expect(results.B).toMatchObject({ status: 404, error: 'no data source with uid loki' });
});
