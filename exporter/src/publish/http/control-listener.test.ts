import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { snapshotText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { CapturePauses } from '../../capture/capture-pauses.ts';
import { type CaptureRoom, judgeCapture } from '../../capture/preflight/preflight.ts';
import { spacesCost } from '../../capture/preflight/spaces-cost.ts';
import { HEAP_PROFILES } from '../../capture/profile/heap-profile-meta.ts';
import { HeapProfiles } from '../../capture/profile/heap-profiles.ts';
import { type CaptureRefusal, SnapshotCapture } from '../../capture/snapshot-capture.ts';
import { DirectoryStore } from '../../capture/store/directory-store.ts';
import type { SnapshotMeta } from '../../capture/store/meta/snapshot-meta.ts';
import { SNAPSHOTS } from '../../capture/store/meta/stored-kind.ts';
import { writeSnapshotFile } from '../../capture/store/snapshot-file.ts';
import { parseAccessTokens } from './access/access-tokens.ts';
import type { AuditEntry } from './audit/audit-entry.ts';
import { AuditLog } from './audit/audit-log.ts';
import { openControlListener } from './control-listener.ts';
import { CONTROL_ROUTES, type ControlContext } from './control-routes.ts';
import type { Listener } from './listener.ts';

const TOKEN = 'a-token-of-the-tests';
/** A name, its scopes, its token. */
const TOKENS = `operator read,capture ${TOKEN}
reader read reader-of-the-tests
raw-reader read,raw raw-reader-of-tests
all read,capture,raw,force all-scopes-of-tests
`;
const AUTHORIZED = { Authorization: `Bearer ${TOKEN}` };
const CONTENT = Buffer.from(snapshotText([{ name: '(root)' }]));
const NO_ID = '20261121T031500Z-00000000';

let root: string;
let listener: Listener;
let capture: SnapshotCapture;
let store: DirectoryStore<SnapshotMeta>;
let identity: { service: string; instance: string };
let nextSnapshot: () => Readable;
let errors: unknown[];
let entries: AuditEntry[];
let listeners: ControlContext['listeners'];
let room: CaptureRoom;
let pauses: CapturePauses;
let refusal: CaptureRefusal | undefined;
let isCounted: boolean;
const cost = spacesCost({ ordinaryBytes: 2 ** 20, largeBytes: 0 }, '13.6.1');

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-control-'));
  store = new DirectoryStore(join(root, 'snapshots'), SNAPSHOTS, { service: 'checkout' });
  identity = { service: 'checkout', instance: 'pod-1:9470' };
  nextSnapshot = () => Readable.from([Buffer.from(CONTENT)]);
  errors = [];
  listeners = undefined;
  room = { memoryBytes: 2 ** 30, memoryOf: 'machine', diskBytes: 2 ** 40 };
  refusal = undefined;
  pauses = new CapturePauses();
  isCounted = false;
  capture = new SnapshotCapture({
    store,
    identity: () => identity,
    admissions: [{ admit: async () => refusal }],
    onOutcome: () => undefined,
    write: (path, writing) => writeSnapshotFile(path, { ...writing, takeSnapshot: nextSnapshot }),
  });
  const context: ControlContext = {
    capture,
    preflight: {
      read: async (request) => {
        isCounted = request?.count === true;
        return judgeCapture(request?.isolate === undefined ? cost : { ...cost, nodes: 7 }, room);
      },
    },
    store,
    identity: () => identity,
    profiles: new HeapProfiles({
      sampler: undefined,
      store: new DirectoryStore(join(root, 'profiles'), HEAP_PROFILES, { service: 'checkout' }),
      limits: { admit: () => undefined },
      identity: () => identity,
      duringCapture: (take) => take(),
      onCaptured: () => undefined,
    }),
    pauses,
    processes: async () => ({ own: undefined, others: new Map() }),
    isolates: { labels: async () => ['main', 'resize-1'] },
    get listeners() {
      return listeners;
    },
  };
  // Each test its own: an answer may be written down when the next test has begun.
  const written: AuditEntry[] = [];
  entries = written;
  const audit = new AuditLog({
    file: undefined,
    onEntry: (entry) => written.push(entry),
    onError: (error) => errors.push(error),
  });
  const tokens = parseAccessTokens(TOKENS);
  listener = openControlListener(
    context,
    { tokens: () => tokens, hostNames: [], audit },
    {
      host: '127.0.0.1',
      port: 0,
      onNotice: () => undefined,
      onError: (error) => errors.push(error),
    },
  );
  await listener.ready;
});
afterEach(async () => {
  await capture.stop();
  await listener.close();
  rmSync(root, { recursive: true });
});

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${listener.address?.url}${path}`, { headers: AUTHORIZED, ...init });
const post = (body?: string, type = 'application/json') =>
  call('/v1/snapshots', {
    method: 'POST',
    headers: { ...AUTHORIZED, ...(body === undefined ? {} : { 'Content-Type': type }) },
    ...(body === undefined ? {} : { body }),
  });

async function expectProblem(response: Response, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({
    status,
    code,
    title: expect.any(String),
    detail: expect.any(String),
  });
}

describe('a snapshot', () => {
  test('is captured, listed, fetched and deleted', async () => {
    const begun = await post('{"reason":"the alert fired"}');
    expect(begun.status).toBe(202);
    const location = begun.headers.get('location') ?? '';
    expect(location).toMatch(/^\/v1\/snapshots\/\d{8}T\d{6}Z-[0-9a-f]{8}$/);
    expect(await begun.json()).toMatchObject({ state: 'running', ...identity, reason: 'the alert fired' });
    await capture.running?.ended;

    const found = (await (await call(location)).json()) as SnapshotMeta;
    expect(found).toMatchObject({
      state: 'captured',
      ...identity,
      reason: 'the alert fired',
      redacted: true,
    });
    expect(await (await call('/v1/snapshots')).json()).toEqual({ snapshots: [found] });

    const content = await call(`${location}/content`);
    expect(content.headers.get('content-type')).toBe('application/gzip');
    expect(content.headers.get('cache-control')).toBe('no-store');
    const bytes = Buffer.from(await content.arrayBuffer());
    expect(bytes.length).toBe(found.sizeBytes);
    expect(gunzipSync(bytes).toString()).toBe(CONTENT.toString());

    expect((await call(location, { method: 'DELETE' })).status).toBe(204);
    await expectProblem(await call(location), 404, 'not_found');
    expect(await (await call('/v1/snapshots')).json()).toEqual({ snapshots: [] });
  });

  test('that is being captured is listed as running, has no content yet and is the only one', async () => {
    nextSnapshot = () => new Readable({ read: () => undefined });
    const location = (await post()).headers.get('location') ?? '';
    expect(await (await call(location)).json()).toMatchObject({
      state: 'running',
      reason: 'requested over HTTP',
    });
    expect(await (await call('/v1/snapshots')).json()).toMatchObject({ snapshots: [{ state: 'running' }] });
    await expectProblem(await post(), 409, 'capture_running');
    await expectProblem(await call(`${location}/content`), 409, 'capture_running');
    await expectProblem(await call(location, { method: 'DELETE' }), 409, 'capture_running');
  });

  test.each([
    ['cool_down', 429, 42],
    ['over_budget', 429, 1800],
    ['no_memory', 507, undefined],
    ['no_disk', 507, undefined],
  ] as const)('that is refused for %s answers %i', async (code, status, retryAfterSeconds) => {
    refusal = { outcome: 'refused', code, detail: 'the numbers', retryAfterSeconds };
    const answer = await post();
    expect(answer.headers.get('retry-after')).toBe(retryAfterSeconds?.toString() ?? null);
    await expectProblem(answer, status, code);
    expect(await (await call('/v1/snapshots')).json()).toEqual({ snapshots: [] });
    refusal = undefined;
    expect((await post()).status).toBe(202);
  });

  test('has its price told before', async () => {
    expect(await (await call('/v1/snapshots/preflight')).json()).toMatchObject({
      ...identity,
      ...cost,
      verdict: 'go',
      freeMemoryBytes: 2 ** 30,
      freeDiskBytes: 2 ** 40,
    });
    room = { ...room, memoryBytes: 2 ** 20, memoryOf: 'control_group' };
    expect(await (await call('/v1/snapshots/preflight')).json()).toMatchObject({
      verdict: 'heap_profile',
      code: 'no_memory',
      reason: expect.stringContaining('1.0 MiB are free in its control group'),
    });
  });

  test('has its price told by the objects of the heap, which pauses: with the scope for that', async () => {
    await call('/v1/snapshots/preflight');
    expect(isCounted).toBe(false);
    const answer = await call('/v1/snapshots/preflight', { method: 'POST' });
    expect(await answer.json()).toMatchObject({ ...identity, verdict: 'go' });
    expect(isCounted).toBe(true);
  });

  test('that failed says why and has no content', async () => {
    nextSnapshot = () => {
      throw new Error('no memory');
    };
    const location = (await post()).headers.get('location') ?? '';
    await capture.running?.ended;
    expect(await (await call(location)).json()).toMatchObject({
      state: 'failed',
      code: 'capture_failed',
      detail: 'no memory',
    });
    await expectProblem(await call(`${location}/content`), 409, 'snapshot_not_captured');
  });

  test('of another instance in the same directory is not ours to give', async () => {
    const location = (await post()).headers.get('location') ?? '';
    await capture.running?.ended;
    identity = { service: 'checkout', instance: 'pod-2:9470' };
    expect(await (await call('/v1/snapshots')).json()).toEqual({ snapshots: [] });
    for (const path of [location, `${location}/content`])
      await expectProblem(await call(path), 404, 'not_found');
    await expectProblem(await call(location, { method: 'DELETE' }), 404, 'not_found');
  });
});

describe('without the token', () => {
  const headers: readonly (readonly [string, Record<string, string>])[] = [
    ['no header', {}],
    ['a wrong token', { Authorization: 'Bearer a-token-of-the-testz' }],
    ['the start of the token', { Authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
    ['another scheme', { Authorization: `Basic ${TOKEN}` }],
    ['no token', { Authorization: 'Bearer ' }],
  ];
  test.each(headers)('%s: every route and every other path answers 401', async (_name, given) => {
    for (const { method, path } of [...CONTROL_ROUTES, { method: 'GET', path: '/nothing' }]) {
      const response = await call(path.replace('{id}', NO_ID), { method, headers: given });
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      await expectProblem(response, 401, 'unauthorized');
    }
    expect(capture.running).toBeUndefined();
  });
});

describe('scopes', () => {
  const as = (token: string) => ({ Authorization: `Bearer ${token}` });
  const postAs = (token: string, body: object) =>
    call('/v1/snapshots', {
      method: 'POST',
      headers: { ...as(token), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('of a reader end at reading', async () => {
    expect((await call('/v1/snapshots', { headers: as('reader-of-the-tests') })).status).toBe(200);
    for (const [method, path] of [
      ['POST', '/v1/snapshots'],
      ['DELETE', `/v1/snapshots/${NO_ID}`],
    ] as const) {
      const response = await call(path, { method, headers: as('reader-of-the-tests') });
      const problem = await response.clone().json();
      expect(problem).toMatchObject({ scope: 'capture', detail: 'the token reader lacks the scope capture' });
      await expectProblem(response, 403, 'scope_missing');
    }
    expect(capture.running).toBeUndefined();
  });

  test.each([
    [{ redact: false }, 'raw'],
    [{ force: true }, 'force'],
  ])('%j needs the scope %s, and captures nothing without it', async (body, scope) => {
    const response = await postAs(TOKEN, body);
    expect(await response.clone().json()).toMatchObject({ scope });
    await expectProblem(response, 403, 'scope_missing');
    expect(capture.running).toBeUndefined();
    const allowed = await postAs('all-scopes-of-tests', body);
    expect(allowed.status).toBe(202);
  });

  test('without raw the content of a raw snapshot stays closed, its meta does not', async () => {
    const location = (await postAs('all-scopes-of-tests', { redact: false })).headers.get('location') ?? '';
    await capture.running?.ended;
    expect(await (await call(location)).json()).toMatchObject({ state: 'captured', redacted: false });
    const refused = await call(`${location}/content`);
    expect(await refused.clone().json()).toMatchObject({ scope: 'raw' });
    await expectProblem(refused, 403, 'scope_missing');
    const given = await call(`${location}/content`, { headers: as('raw-reader-of-tests') });
    expect(gunzipSync(Buffer.from(await given.arrayBuffer())).toString()).toBe(CONTENT.toString());
  });
});

describe('the audit log', () => {
  test('says who, what, why and how it ended', async () => {
    const location = (await post('{"reason":"the alert fired"}')).headers.get('location') ?? '';
    await capture.running?.ended;
    await call('/v1/snapshots', { headers: {} });
    await call('/no/such/<script>');
    const id = location.split('/').at(-1);
    const asked = {
      token: 'operator',
      remoteAddress: '127.0.0.1',
      action: 'POST /v1/snapshots',
      id,
      reason: 'the alert fired',
      redact: true,
      force: false,
    };
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(entries).toEqual([
      { time, ...asked, outcome: 'done', status: 202 },
      { time, ...asked, outcome: 'captured' },
      {
        time,
        remoteAddress: '127.0.0.1',
        action: 'GET of no route',
        outcome: 'refused',
        status: 401,
        code: 'unauthorized',
      },
      {
        time,
        token: 'operator',
        remoteAddress: '127.0.0.1',
        action: 'GET of no route',
        outcome: 'refused',
        status: 404,
        code: 'not_found',
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain(TOKEN);
  });

  test('has the code of a capture that failed', async () => {
    nextSnapshot = () => {
      throw new Error('no memory');
    };
    await post();
    await capture.running?.ended;
    expect(entries.at(-1)).toMatchObject({ token: 'operator', outcome: 'failed', code: 'capture_failed' });
  });
});

describe('a bad request', () => {
  test.each([
    '{',
    '[]',
    '"x"',
    '{"reason":""}',
    '{"reason":7}',
    '{"reason":"a\\nb"}',
    '{"reason":"a\\r\\nSet-Cookie: x=1"}',
    '{"reason":"a\\u2028b"}',
    '{"reason":"a\\u202eb"}',
    '{"redact":"false"}',
    '{"force":1}',
    '{"__proto__":{"force":true}}',
    '{"path":"/tmp/x"}',
    `{"reason":"${'x'.repeat(201)}"}`,
  ])('body %j is 400 and captures nothing', async (body) => {
    await expectProblem(await post(body), 400, 'invalid_body');
    expect(capture.running).toBeUndefined();
  });

  test('a body of another type is 415, a large one 413', async () => {
    await expectProblem(await post('reason=x', 'text/plain'), 415, 'unsupported_media_type');
    await expectProblem(await post(`{"reason":"${'x'.repeat(20_000)}"}`), 413, 'body_too_large');
  });

  test.each([
    '/',
    '/v1',
    '/v1/snapshots/',
    `/v1/snapshots/${NO_ID}/`,
    `/v1/snapshots/${NO_ID}`,
    '/v1/snapshots/..%2f..%2fetc%2fpasswd',
    `/v1/snapshots/${NO_ID}/content`,
  ])('GET %s is 404', async (path) => {
    await expectProblem(await call(path), 404, 'not_found');
  });

  test('another method is 405 with the ones there are', async () => {
    const response = await call('/v1/snapshots', { method: 'PUT' });
    expect(response.headers.get('allow')).toBe('POST, GET');
    await expectProblem(response, 405, 'method_not_allowed');
  });

  test('a client that leaves in the middle of its body is no fault of ours', async () => {
    const gone = new Promise<void>((resolve) => {
      const onStart = (message: unknown) => {
        unsubscribe('http.server.request.start', onStart);
        (message as { request: IncomingMessage }).request.once('close', resolve);
      };
      subscribe('http.server.request.start', onStart);
    });
    const socket = connect(listener.address?.port ?? 0, '127.0.0.1');
    socket.write(
      `POST /v1/snapshots HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"rea`,
      () => socket.destroy(),
    );
    await gone;
    await expectProblem(await call('/nothing'), 404, 'not_found');
    expect(errors).toEqual([]);
    expect(capture.running).toBeUndefined();
  });

  test('a directory that cannot be used is said before anything is captured', async () => {
    rmSync(root, { recursive: true });
    const { mkdirSync, writeFileSync } = await import('node:fs');
    mkdirSync(root);
    writeFileSync(store.directory, 'a file is in the way');
    await expectProblem(await post(), 500, 'directory_refused');
    await expectProblem(await call('/v1/snapshots'), 500, 'directory_refused');
    expect(errors).toEqual([]);
  });
});

describe('listeners', () => {
  test('are answered with the places they are added at', async () => {
    const addSites = [{ url: '/app/server.js', line: 22, column: 5, functionName: 'onRequest', samples: 4 }];
    const growth = {
      emitter: 'Server',
      event: 'request',
      listeners: 900,
      emitters: 1,
      growthPerMinute: 12,
      addSites,
    };
    const counts = { threshold: 10, tracked: 1, untracked: 0, maxListenersWarnings: 1 };
    listeners = { read: () => ({ listeners: [growth], ...counts }) };
    const response = await call('/v1/listeners');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      ...identity,
      ...counts,
      listeners: [{ isolate: 'main', ...growth }],
    });
  });

  test('that are not counted are not found, and nobody reads them without the token', async () => {
    await expectProblem(await call('/v1/listeners'), 404, 'not_found');
    await expectProblem(await call('/v1/listeners', { headers: {} }), 401, 'unauthorized');
  });
});
