import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CAPTURE_TOKEN, type ServiceStage, startStage } from '../../../../test/tools/service-stage.ts';
import { snapshotText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import type { InstanceList, Preflight, Snapshot, SnapshotList } from '../wire/inventory.ts';
import type { Problem } from '../wire/pending.ts';
import { readTargets } from './target-list.ts';

const ID = '20261121T031500Z-3fa9c1d2';
const TOKEN = 'control-token-1234';
const CONTENT = gzipSync(
  snapshotText([
    { name: '', edges: [{ to: 1 }] },
    { name: 'App', selfSize: 8 },
  ]),
);
const META = {
  id: ID,
  state: 'captured',
  service: 'shop',
  instance: 'shop-1:9470',
  isolate: 'main',
  pid: 7,
  reason: 'a test',
  startedAt: '2026-11-21T03:15:00.000Z',
  sizeBytes: CONTENT.length,
  redacted: true,
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const send =
  (status: number, body: object | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
  };

let folder: string;
let exporter: Server;
let stage: ServiceStage;
/** Answers of the exporter, by method and path. */
let answers: Record<string, Answer>;
let seen: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-targets-'));
  seen = [];
  answers = {
    'POST /v1/snapshots': send(202, { id: ID, state: 'running' }),
    [`GET /v1/snapshots/${ID}`]: send(200, META),
    [`GET /v1/snapshots/${ID}/content`]: send(200, CONTENT, { 'Content-Length': String(CONTENT.length) }),
  };
  exporter = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const answer =
      answers[`${request.method} ${request.url}`] ?? send(404, { code: 'not_found', detail: 'none' });
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => exporter.listen(0, '127.0.0.1', resolve));
  const controlUrl = `http://127.0.0.1:${(exporter.address() as AddressInfo).port}`;
  writeFileSync(join(folder, 'shop.token'), `${TOKEN}\n`);
  const list = [{ service: 'shop', instance: 'shop-1:9470', controlUrl, tokenFile: 'shop.token' }];
  writeFileSync(join(folder, 'targets.json'), JSON.stringify(list));
  stage = await startStage({ targets: await readTargets(join(folder, 'targets.json')) });
});
afterEach(async () => {
  await stage.stop();
  exporter.closeAllConnections();
  exporter.close();
  rmSync(folder, { recursive: true });
});

const capture = (): Promise<Response> =>
  stage.ask('/api/v1/instances/shop-1%3A9470/snapshots', {
    method: 'POST',
    token: CAPTURE_TOKEN,
    body: JSON.stringify({ reason: 'a test' }),
    headers: { 'Content-Type': 'application/json' },
  });
const refusal = async (): Promise<Problem> => (await (await capture()).json()) as Problem;

/** Until the capture has come or failed. */
async function ended(): Promise<Snapshot> {
  for (;;) {
    const snapshot = (await (await stage.ask(`/api/v1/snapshots/${ID}`)).json()) as Snapshot;
    if (snapshot.state === 'captured' || snapshot.state === 'failed') return snapshot;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

test('a capture is asked for, waited for, fetched whole, and there with its meta', async () => {
  const response = await capture();
  expect(response.status).toBe(202);
  expect(response.headers.get('location')).toBe(`/api/v1/snapshots/${ID}`);
  expect(await response.json()).toMatchObject({ state: 'capturing', id: ID, instance: 'shop-1:9470' });
  const listed = (await (await stage.ask('/api/v1/snapshots?instance=shop-1:9470')).json()) as SnapshotList;
  expect(listed.snapshots).toMatchObject([{ id: ID, state: 'capturing' }]);
  expect((await stage.ask(`/api/v1/snapshots/${ID}/summary`)).status).toBe(409);
  expect(await ended()).toMatchObject({
    state: 'captured',
    capturedAt: META.startedAt,
    isRedacted: true,
    fileBytes: CONTENT.length,
    reason: 'a test',
  });
  const summary = await stage.answer(`/api/v1/snapshots/${ID}/summary`);
  expect(await summary.json()).toMatchObject({ nodes: 2 });
  expect(statSync(join(stage.directory, `${ID}.heapsnapshot.gz`)).mode & 0o777).toBe(0o600);
  const { instances } = (await (await stage.ask('/api/v1/instances')).json()) as InstanceList;
  expect(instances).toEqual([
    {
      service: 'shop',
      instance: 'shop-1:9470',
      isTarget: true,
      snapshotCount: 1,
      latestSnapshotAt: META.startedAt,
    },
  ]);
  expect(new Set(seen.map((line) => line.split(' ').slice(2).join(' ')))).toEqual(
    new Set([`Bearer ${TOKEN}`]),
  );
  expect(stage.lines.map((line) => JSON.parse(line))).toMatchObject([
    { audit: 'capture', instance: 'shop-1:9470', snapshot: ID, reason: 'a test', outcome: 'begun' },
  ]);
});

test('what the exporter refuses is passed on as it is', async () => {
  answers['POST /v1/snapshots'] = send(
    429,
    { code: 'cool_down', title: 'Too soon', detail: 'the last was 10 s ago' },
    { 'Retry-After': '50' },
  );
  const response = await capture();
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('50');
  expect(await response.json()).toEqual({
    type: 'about:blank',
    status: 429,
    code: 'cool_down',
    title: 'Too soon',
    detail: 'the last was 10 s ago',
    retryAfterSeconds: 50,
  });
  expect(stage.lines.map((line) => JSON.parse(line))).toMatchObject([
    { outcome: 'refused', code: 'cool_down' },
  ]);
});

describe('an exporter that is not as it should be', () => {
  test.each([
    ['wants another token', send(401, { code: 'unauthorized' }), 'target_refused_token'],
    ['sends one elsewhere', send(307, {}, { Location: 'http://127.0.0.1:1/' }), 'target_unreachable'],
    ['speaks no JSON', send(202, Buffer.from('<html>')), 'target_answer_invalid'],
    ['names a path', send(202, { id: '../../etc/passwd', state: 'running' }), 'target_answer_invalid'],
    ['talks for ever', send(202, Buffer.alloc(2 ** 20 + 1, ' ')), 'target_answer_invalid'],
    ['hangs up', ((_, response) => response.destroy()) as Answer, 'target_unreachable'],
  ])('%s', async (_, answer, code) => {
    answers['POST /v1/snapshots'] = answer;
    expect(await refusal()).toMatchObject({ status: 502, code });
  });

  test('has no token for us', async () => {
    writeFileSync(join(folder, 'shop.token'), '');
    expect(await refusal()).toMatchObject({ status: 502, code: 'target_refused_token' });
    expect(seen).toEqual([]);
  });

  test.each([
    [
      'fails',
      `GET /v1/snapshots/${ID}`,
      send(200, { id: ID, state: 'failed', code: 'no_disk', detail: 'full' }),
      'no_disk',
    ],
    [
      'sends something else',
      `GET /v1/snapshots/${ID}/content`,
      send(200, gzipSync('x')),
      'target_answer_invalid',
    ],
    [
      'breaks off',
      `GET /v1/snapshots/${ID}/content`,
      ((_, response) => {
        response.writeHead(200, { 'Content-Length': String(CONTENT.length) });
        response.write(CONTENT.subarray(0, 20), () => response.destroy());
      }) as Answer,
      'target_unreachable',
    ],
  ])('%s while it captures: the capture failed, and nothing is kept', async (_, route, answer, code) => {
    answers[route] = answer;
    if (code === 'target_answer_invalid') {
      answers[`GET /v1/snapshots/${ID}`] = send(200, { ...META, sizeBytes: gzipSync('x').length });
    }
    expect((await capture()).status).toBe(202);
    expect(await ended()).toMatchObject({ state: 'failed', code });
    expect(
      readdirSync(stage.directory).filter((name) => name.includes(ID) || name.includes('partial')),
    ).toEqual([]);
    expect(
      (await stage.ask(`/api/v1/snapshots/${ID}`, { method: 'DELETE', token: CAPTURE_TOKEN })).status,
    ).toBe(204);
    expect((await stage.ask(`/api/v1/snapshots/${ID}`)).status).toBe(404);
  });
});

test('a preflight is told in our words, and unknown where the exporter has none', async () => {
  const ask = async () =>
    (await (await stage.ask('/api/v1/instances/shop-1%3A9470/preflight')).json()) as Preflight;
  expect(await ask()).toMatchObject({ instance: 'shop-1:9470', verdict: 'unknown' });
  answers['GET /v1/snapshots/preflight'] = send(200, {
    verdict: 'heap_profile',
    code: 'no_memory',
    reason: 'Pauses this process about 4 s.',
    basis: 'spaces',
    pauseSeconds: 4,
    memoryBytes: 900,
    worst: { pauseSeconds: 9, memoryBytes: 2000 },
    fileBytes: 100,
    freeMemoryBytes: 800,
    token: TOKEN,
  });
  expect(await ask()).toEqual({
    service: 'shop',
    instance: 'shop-1:9470',
    verdict: 'heap_profile',
    code: 'no_memory',
    reason: 'Pauses this process about 4 s.',
    basis: 'spaces',
    pauseSeconds: 4,
    worstPauseSeconds: 9,
    extraMemoryBytes: 900,
    worstExtraMemoryBytes: 2000,
    fileBytes: 100,
    freeMemoryBytes: 800,
  });
});

test.each([
  ['no JSON', '{', 'is not JSON'],
  ['no list', '{}', 'is not an array'],
  ['a field that is missing', '[{"service":"a"}]', 'target 1: controlUrl is missing'],
  ['another scheme', '[{"controlUrl":"file:///etc/passwd"}]', 'no http or https URL'],
  ['a password', '[{"controlUrl":"http://a:b@c"}]', 'holds a password'],
])('a list of targets with %s is refused', async (_, text, message) => {
  writeFileSync(join(folder, 'bad.json'), text);
  await expect(readTargets(join(folder, 'bad.json'))).rejects.toThrow(message);
});
