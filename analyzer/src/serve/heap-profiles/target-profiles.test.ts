import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ServiceStage, startStage } from '../../../../test/tools/service-stage.ts';
import type { Target } from '../targets/target-list.ts';
import type { FlameGraphAnswer, HeapProfileList } from '../wire/heap-profile.ts';
import { TargetProfiles } from './target-profiles.ts';

const ID = '20261121T031500Z-3fa9c1d2';
const TOKEN = 'control-token-1234';
const CONTENT = JSON.stringify({
  head: {
    callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
    selfSize: 0,
    id: 1,
    children: [
      {
        callFrame: { functionName: 'fill', scriptId: '1', url: 'shop.js', lineNumber: 6, columnNumber: 2 },
        selfSize: 4096,
        id: 2,
        children: [],
      },
    ],
  },
  samples: [{ size: 4096, nodeId: 2, ordinal: 1 }],
});
const META = {
  id: ID,
  service: 'as the process calls itself',
  instance: 'host:9470',
  isolate: 'main',
  reason: 'verdict',
  startedAt: '2026-11-21T03:15:00.000Z',
  liveBytes: 4096,
  sizeBytes: CONTENT.length,
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
  token: TOKEN,
};

let folder: string;
let exporter: Server;
let targets: readonly Target[];
let stage: ServiceStage;
let listed: object;
let content: string;
let seen: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-target-profiles-'));
  writeFileSync(join(folder, 'token'), TOKEN);
  [seen, content, listed] = [[], CONTENT, { heapProfiles: [META] }];
  exporter = createServer(({ url, headers }, response) => {
    seen.push(String(url));
    if (headers.authorization !== `Bearer ${TOKEN}`) response.writeHead(401);
    response.end(url === '/v1/heap-profiles' ? JSON.stringify(listed) : content);
  });
  await new Promise<void>((resolve) => exporter.listen(0, '127.0.0.1', resolve));
  const { port } = exporter.address() as AddressInfo;
  const target = (instance: string, at: number): Target => ({
    service: 'shop',
    instance,
    controlUrl: `http://127.0.0.1:${at}/`,
    tokenFile: join(folder, 'token'),
  });
  // nobody listens on the first port
  targets = [target('shop-1', port), target('shop-2', 1)];
  stage = await startStage({ targets });
});
afterEach(async () => {
  await stage.stop();
  exporter.closeAllConnections();
  exporter.close();
  rmSync(folder, { recursive: true });
});

const list = async (query = ''): Promise<HeapProfileList> =>
  (await (await stage.ask(`/api/v1/heap-profiles${query}`)).json()) as HeapProfileList;
const flameGraph = (id = ID): Promise<Response> => stage.ask(`/api/v1/heap-profiles/${id}/flame-graph`);

test('what a target has is listed under its name beside the files, and who does not answer is named', async () => {
  writeFileSync(join(stage.directory, 'own.heapprofile'), CONTENT);
  const { profiles, unanswered } = await list();
  expect(profiles).toEqual([
    expect.objectContaining({ id: 'own', fileName: 'own.heapprofile' }),
    {
      id: ID,
      service: 'shop',
      instance: 'shop-1',
      isolate: 'main',
      reason: 'verdict',
      capturedAt: META.startedAt,
      fileName: `${ID}.heapprofile`,
      fileBytes: CONTENT.length,
      liveBytes: 4096,
      isAtTarget: true,
    },
  ]);
  expect(unanswered).toEqual([
    expect.objectContaining({ service: 'shop', instance: 'shop-2', code: 'target_unreachable' }),
  ]);
  expect(await list('?service=other')).toEqual({ profiles: [] });
  expect((await list('?instance=shop-1&isolate=main')).profiles).toHaveLength(1);
  expect(seen).toEqual(['/v1/heap-profiles']);
});

test('one of a target is fetched to be laid out, once, and not stored', async () => {
  const before = readdirSync(stage.directory);
  const graph = (await (await flameGraph()).json()) as FlameGraphAnswer;
  expect(graph).toMatchObject({ functionNames: ['all', 'fill'], places: ['', 'shop.js:7:3'] });
  await (await flameGraph()).body?.cancel();
  expect(seen).toEqual(['/v1/heap-profiles', `/v1/heap-profiles/${ID}/content`]);
  expect(readdirSync(stage.directory)).toEqual(before);
});

test('a file of the same id is read in its place', async () => {
  writeFileSync(join(stage.directory, `${ID}.heapprofile`), CONTENT.replace('fill', 'kept'));
  expect((await list()).profiles).toMatchObject([{ id: ID, fileBytes: CONTENT.length }]);
  expect(await (await flameGraph()).json()).toMatchObject({ functionNames: ['all', 'kept'] });
});

test.each([
  ['of another content', CONTENT.replace('fill', 'lies'), {}, 502, 'target_answer_invalid'],
  ['of less than it said', CONTENT.slice(1), {}, 502, 'target_unreachable'],
  ['that goes on', `${CONTENT} `, {}, 502, 'target_unreachable'],
  ['that is too large', CONTENT, { sizeBytes: 2 ** 30 }, 507, 'analysis_too_large'],
])('a profile %s is refused', async (_what, sent, told, status, code) => {
  content = sent;
  listed = { heapProfiles: [{ ...META, ...told }] };
  const response = await flameGraph();
  expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ code })]);
});

test.each([
  ['a path for an id', { heapProfiles: [{ ...META, id: '../../etc/passwd' }] }],
  ['no time', { heapProfiles: [{ ...META, startedAt: 'yesterday' }] }],
  ['no list', { heapProfiles: 'none' }],
])('a target that tells of %s has not answered', async (_what, told) => {
  listed = told;
  const { profiles, unanswered } = await list('?instance=shop-1');
  expect(profiles).toEqual([]);
  expect(unanswered).toMatchObject([{ instance: 'shop-1', code: 'target_answer_invalid' }]);
});

test('a profile that nobody has says who may have it', async () => {
  expect(await (await flameGraph('none')).json()).toMatchObject({
    code: 'not_found',
    detail: expect.stringContaining('1 of 2 targets'),
  });
});

test('a target is asked again after ten seconds', async () => {
  let nowMs = 0;
  const profiles = new TargetProfiles(targets.slice(0, 1), () => nowMs);
  for (nowMs of [0, 9_999, 10_000]) await profiles.list({});
  expect(seen).toHaveLength(2);
});
