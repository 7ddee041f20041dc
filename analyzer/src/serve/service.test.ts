import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CAPTURE_TOKEN, SECRET, type ServiceStage, startStage } from '../../../test/tools/service-stage.ts';
import type { ClassGroups, Diff, DiffMap, DiffSuspects, GroupNodes } from './wire/diff.ts';
import type { InstanceList, Snapshot, SnapshotList } from './wire/inventory.ts';
import type { NodePath, NodeRetainers } from './wire/node.ts';
import type { Pending, Problem } from './wire/pending.ts';
import type { SnapshotStatistics, SnapshotSummary } from './wire/summary.ts';

let stage: ServiceStage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const json = async <T>(path: string): Promise<T> => (await (await stage.answer(path)).json()) as T;
const problemOf = async (response: Response): Promise<Problem> => {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(response.status);
  return problem;
};

describe('what is in the store', () => {
  test('is listed, and each has its own answer', async () => {
    const { snapshots } = await json<SnapshotList>('/api/v1/snapshots');
    expect(snapshots.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
    expect(await json<Snapshot>('/api/v1/snapshots/b')).toMatchObject({
      state: 'captured',
      id: 'b',
      fileName: 'b.heapsnapshot',
      isAnalyzed: expect.any(Boolean),
    });
    expect(await json<InstanceList>('/api/v1/instances')).toEqual({ instances: [] });
  });

  test('an analysis is told of until it is done, and then known without one', async () => {
    stage.put('fresh.heapsnapshot', 10);
    const first = await stage.ask('/api/v1/snapshots/fresh/summary');
    expect(first.status).toBe(202);
    expect(first.headers.get('retry-after')).toBe('1');
    expect(first.headers.get('location')).toBe('/api/v1/snapshots/fresh/summary');
    expect((await first.json()) as Pending).toMatchObject({
      progress: expect.any(Number),
      ahead: expect.any(Number),
    });
    const summary = await json<SnapshotSummary>('/api/v1/snapshots/fresh/summary');
    expect(summary).toMatchObject({ id: 'fresh', nodes: 14, classesLeftOut: 0 });
    expect(summary.classes[0]).toMatchObject({
      className: 'List',
      count: 1,
      retainedBytes: 16 + 10 * 256 + 64,
    });
    expect(summary.classes.at(-1)).toMatchObject({ className: '(string)', isSystem: true });
    const { total, strings } = await json<SnapshotStatistics>('/api/v1/snapshots/fresh/statistics');
    expect([total, strings]).toEqual([summary.bytes, 64]);
    expect(await json<Snapshot>('/api/v1/snapshots/fresh')).toMatchObject({ isAnalyzed: true, nodes: 14 });
    const limited = await json<SnapshotSummary>('/api/v1/snapshots/fresh/summary?limit=1');
    expect(limited.classes).toEqual(summary.classes.slice(0, 1));
    expect(limited.classesLeftOut).toBe(summary.classes.length - 1);
    const made = (await stage.ask('/api/v1/snapshots/fresh', { method: 'DELETE', token: CAPTURE_TOKEN }))
      .status;
    expect(made).toBe(204);
    expect(readdirSync(stage.directory).filter((name) => name.startsWith('fresh'))).toEqual([]);
  });

  test('a file that changes is analysed again, and so is one whose index is damaged', async () => {
    const nodes = async () => (await json<SnapshotSummary>('/api/v1/snapshots/changing/summary')).nodes;
    stage.put('changing.heapsnapshot', 10);
    expect(await nodes()).toBe(14);
    stage.put('changing.heapsnapshot', 20);
    expect(await nodes()).toBe(24);
    const index = join(stage.directory, 'changing.index');
    const damaged = readFileSync(index);
    damaged.fill(0xff, damaged.length >> 1);
    writeFileSync(index, damaged);
    // the list of nodes is behind the answers that are in memory
    const { retainers } = await json<NodeRetainers>('/api/v1/snapshots/changing/nodes/103/retainers');
    expect(retainers).toHaveLength(1);
  });

  test('packed files are the same, damaged ones are a problem', async () => {
    const content = readFileSync(join(stage.directory, 'a.heapsnapshot'));
    writeFileSync(join(stage.directory, 'packed.heapsnapshot.gz'), gzipSync(content));
    expect((await json<SnapshotSummary>('/api/v1/snapshots/packed/summary')).nodes).toBe(54);
    writeFileSync(join(stage.directory, 'cut.heapsnapshot'), content.subarray(0, 400));
    const problem = await problemOf(await stage.answer('/api/v1/snapshots/cut/summary'));
    expect(problem).toMatchObject({ status: 422, code: 'snapshot_damaged' });
    expect(problem.detail).toMatch(/truncated/);
  });
});

describe('a diff', () => {
  test('says what grew, who holds it, and every step down to one node', async () => {
    const diff = await json<Diff>('/api/v1/diffs/a/b');
    expect(diff).toMatchObject({
      baseline: { id: 'a' },
      current: { id: 'b' },
      through: [],
      sameProcess: true,
    });
    const row = diff.classes.find(({ className }) => className === 'Item');
    expect(row).toMatchObject({ addedCount: 150, deltaBytes: 150 * 256, isSystem: false });
    const { suspects } = await json<DiffSuspects>('/api/v1/diffs/a/b/suspects');
    expect(suspects).toEqual(diff.suspects);
    expect(suspects[0]).toMatchObject({ rank: 1, className: 'Item', addedCount: 150 });
    const map = await json<DiffMap>('/api/v1/diffs/a/b/map');
    expect(map.parts[0]).toMatchObject({ className: 'Item', count: 150, bytes: map.bytes });
    const route = `/api/v1/diffs/a/b/classes/${row?.key}/nodes`;
    const { groups, ...totals } = await json<ClassGroups>(route);
    expect(totals).toEqual({ className: 'Item', key: row?.key, total: 150, lookedInto: 150 });
    expect(groups).toMatchObject([{ count: 150, selfBytes: 150 * 256 }]);
    const page = await json<GroupNodes>(`${route}?group=${groups[0]?.key}&offset=100&limit=60`);
    expect([page.total, page.offset, page.nodes.length]).toEqual([150, 100, 50]);
    const node = page.nodes[0]?.nodeId;
    const path = await json<NodePath>(`/api/v1/snapshots/b/nodes/${node}/path`);
    expect(path.path.map(({ className }) => className)).toEqual(['global', 'List', 'Item']);
    const up = await json<NodeRetainers>(`/api/v1/snapshots/b/nodes/${node}/retainers`);
    expect(up.retainers).toMatchObject([
      { className: 'List', nodeId: 99, edgeType: 'element', isDominator: true, isWeak: false },
    ]);
    const holder = await json<NodeRetainers>('/api/v1/snapshots/b/nodes/101/retainers?limit=7&offset=190');
    expect([holder.total, holder.retainers.length]).toEqual([200, 7]);
  });

  test('of three says what was allocated in between and outlived it', async () => {
    const diff = await json<Diff>('/api/v1/diffs/a/c?through=b');
    expect(diff.through).toEqual(['b']);
    const row = diff.classes.find(({ className }) => className === 'Item');
    expect(row).toMatchObject({ addedCount: 150, grewEveryTime: true });
    expect(await json<Diff>('/api/v1/diffs/a/c?through=b&through=')).toEqual(diff);
    const direct = (await json<Diff>('/api/v1/diffs/a/c')).classes.find(
      ({ className }) => className === 'Item',
    );
    expect(direct?.addedCount).toBe(750);
  });

  test('asked by many at once it is worked out once, and right for all', async () => {
    stage.put('d.heapsnapshot', 300);
    const answers = await Promise.all(Array.from({ length: 20 }, () => json<Diff>('/api/v1/diffs/a/d')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.current.nodes).toBe(304);
  });

  test('goes with what it is made of', async () => {
    // analyses of other tests may still be writing indexes
    const files = (): number =>
      readdirSync(stage.directory).filter((name) => /^gone\.|\.diff$/.test(name)).length;
    const before = files();
    stage.put('gone.heapsnapshot', 20);
    await json<Diff>('/api/v1/diffs/a/gone');
    // the index is written after the diff
    await json<SnapshotSummary>('/api/v1/snapshots/gone/summary');
    expect(files()).toBe(before + 3);
    await stage.ask('/api/v1/snapshots/gone', { method: 'DELETE', token: CAPTURE_TOKEN });
    expect(files()).toBe(before);
    expect((await stage.ask('/api/v1/diffs/a/gone')).status).toBe(404);
  });

  test('goes though its deletion names a type of body and has none', async () => {
    stage.put('typed.heapsnapshot', 20);
    const headers = { 'Content-Type': 'application/json' };
    const deletion = { method: 'DELETE', token: CAPTURE_TOKEN, headers };
    expect((await stage.ask('/api/v1/snapshots/typed', deletion)).status).toBe(204);
    expect((await stage.ask('/api/v1/snapshots/typed', deletion)).status).toBe(404);
  });

  test('is packed where that is accepted', async () => {
    await json<Diff>('/api/v1/diffs/a/b');
    const raw = await ask({ path: '/api/v1/diffs/a/b', headers: { 'Accept-Encoding': 'gzip' } });
    expect(raw.headers['content-encoding']).toBe('gzip');
    const plain = await ask({ path: '/api/v1/diffs/a/b', headers: { 'Accept-Encoding': 'gzip;q=0' } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(gunzipSync(raw.body).toString()).toBe(plain.body.toString());
  });
});

describe('refusals', () => {
  test.each([
    ['no token', '/api/v1/snapshots', {}, { token: '' }, 401, 'unauthorized'],
    ['a wrong token', '/api/v1/openapi.json', {}, { token: 'wrong-token-1234' }, 401, 'unauthorized'],
    ['a token in the URL', '/api/v1/snapshots?token=read-token-1234', {}, { token: '' }, 401, 'unauthorized'],
    ['reading only', '/api/v1/snapshots/a', { method: 'DELETE' }, {}, 403, 'capture_token_needed'],
    ['an unknown snapshot', '/api/v1/snapshots/x/summary', {}, {}, 404, 'not_found'],
    ['an unknown side', '/api/v1/diffs/a/x', {}, {}, 404, 'not_found'],
    ['an unknown node', '/api/v1/snapshots/a/nodes/100/path', {}, {}, 404, 'not_found'],
    ['no node', '/api/v1/snapshots/a/nodes/x/path', {}, {}, 400, 'invalid_request'],
    ['an unknown class', '/api/v1/diffs/a/b/classes/x/nodes', {}, {}, 404, 'not_found'],
    ['a way out', '/api/v1/snapshots/..%2f..%2fetc%2fpasswd/summary', {}, {}, 404, 'not_found'],
    ['a way out, twice encoded', '/api/v1/snapshots/%252e%252e%252f/summary', {}, {}, 404, 'not_found'],
    ['no route', '/etc/passwd', {}, {}, 404, 'not_found'],
    ['a wrong encoding', '/api/v1/snapshots/%zz', {}, {}, 400, 'invalid_request'],
    ['too small a limit', '/api/v1/snapshots/a/summary?limit=0', {}, {}, 400, 'invalid_request'],
    ['too long a series', `/api/v1/diffs/a/b?through=${'a,'.repeat(20)}`, {}, {}, 400, 'invalid_request'],
  ])('%s', async (_, path, init, { token }: { token?: string }, status, code) => {
    const response = await (token === undefined
      ? stage.ask(path, init).then((first) => (first.status === 202 ? stage.answer(path) : first))
      : stage.ask(path, { ...init, token }));
    expect(response.status).toBe(status);
    expect(await problemOf(response)).toMatchObject({ status, code });
  });

  test('a page under another name', async () => {
    const { status, body } = await ask({ path: '/healthz', headers: { Host: 'evil.example' } });
    expect([status, JSON.parse(body.toString()).code]).toEqual([421, 'host_refused']);
  });

  test.each([
    ['too large a body', JSON.stringify({ reason: 'x'.repeat(5000) }), 'application/json', 413],
    ['too long a reason', JSON.stringify({ reason: 'x'.repeat(501) }), 'application/json', 400],
    ['another field', '{"force":true}', 'application/json', 400],
    ['no JSON', '{', 'application/json', 400],
    ['another type', '<a/>', 'application/xml', 415],
    ['an instance that is no target', '{}', 'application/json', 404],
  ])('%s', async (_, body, type, status) => {
    const response = await stage.ask('/api/v1/instances/x/snapshots', {
      method: 'POST',
      token: CAPTURE_TOKEN,
      body,
      headers: { 'Content-Type': type },
    });
    expect((await problemOf(response)).status).toBe(status);
  });

  test('without a capture token nobody captures or deletes; on another host a read token is demanded', async () => {
    const open = await startStage({ readToken: undefined, captureToken: undefined });
    try {
      expect((await open.ask('/api/v1/snapshots', { token: '' })).status).toBe(200);
      const refused = await open.ask('/api/v1/snapshots/a', { method: 'DELETE', token: '' });
      expect(await problemOf(refused)).toMatchObject({ status: 403, code: 'capture_disabled' });
      expect(existsSync(join(open.directory, 'a.heapsnapshot'))).toBe(true);
    } finally {
      await open.stop();
    }
    await expect(startStage({ host: '0.0.0.0', readToken: undefined })).rejects.toThrow(
      'it needs --token-file',
    );
  });

  test('a second service of one directory', async () => {
    writeFileSync(join(stage.directory, '.heapwatch-serve.lock'), '{"host":"elsewhere","pid":1}');
    await expect(startStage({ directory: stage.directory })).rejects.toThrow('another heapwatch serve');
  });

  test('what needs more memory than there is', async () => {
    const small = await startStage({ memoryBytes: 2 ** 20 });
    try {
      const problem = await problemOf(await small.ask('/api/v1/snapshots/a/summary'));
      expect(problem).toMatchObject({ status: 507, code: 'analysis_too_large' });
    } finally {
      await small.stop();
    }
  });
});

test('answers health without a token', async () => {
  const response = await stage.ask('/healthz', { token: '' });
  expect(await response.json()).toEqual({
    service: 'heapwatch-analyzer',
    status: 'ok',
    version: '1.2.3',
    apiVersion: 1,
    needsToken: true,
    canCapture: true,
  });
});

test('no value of a string is in what was made of the snapshots', () => {
  const names = readdirSync(stage.directory).filter((name) => /\.(?:index|diff)$/.test(name));
  expect(names.length).toBeGreaterThan(3);
  expect(names.filter((name) => readFileSync(join(stage.directory, name)).includes(SECRET))).toEqual([]);
});

interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** As `stage.ask`, with headers that fetch would not send. */
function ask({ path, headers }: { path: string; headers: Record<string, string> }): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const all = { Authorization: 'Bearer read-token-1234', ...headers };
    const sent = request(`${stage.service.url}${path}`, { headers: all }, async (response) => {
      const pieces: Buffer[] = [];
      for await (const piece of response) pieces.push(piece as Buffer);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) });
    });
    sent.on('error', reject);
    sent.end();
  });
}
