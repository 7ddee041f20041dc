import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Profile } from 'pprof-format';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CapturePauses } from '../../capture/capture-pauses.ts';
import { PROFILE_LIMITS } from '../../capture/profile/heap-profile.ts';
import { HEAP_PROFILES } from '../../capture/profile/heap-profile-meta.ts';
import { HeapProfiles } from '../../capture/profile/heap-profiles.ts';
import { ProfileLimits } from '../../capture/profile/profile-limits.ts';
import { SnapshotCapture } from '../../capture/snapshot-capture.ts';
import { DirectoryStore } from '../../capture/store/directory-store.ts';
import { SNAPSHOTS } from '../../capture/store/meta/stored-kind.ts';
import { parseAccessTokens } from './access/access-tokens.ts';
import { openControlListener } from './control-listener.ts';
import type { ControlContext } from './control-routes.ts';
import type { Listener } from './listener.ts';

const TOKENS = parseAccessTokens(
  'reader read reader-of-the-tests\noperator read,capture operator-of-the-tests',
);
const HEAD = {
  id: 1,
  callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
  selfSize: 0,
  children: [
    {
      id: 2,
      callFrame: {
        functionName: 'leak',
        scriptId: '7',
        url: 'file:///app.js',
        lineNumber: 21,
        columnNumber: 2,
      },
      selfSize: 4096,
      children: [],
    },
  ],
};

let root: string;
let listener: Listener;
let profiles: HeapProfiles;
const identity = () => ({ service: 'checkout', instance: 'pod-1:9470' });
const profilesOf = (sampler: ConstructorParameters<typeof HeapProfiles>[0]['sampler']) =>
  new HeapProfiles({
    sampler,
    store: new DirectoryStore(join(root, 'profiles'), HEAP_PROFILES, { service: 'checkout' }),
    limits: new ProfileLimits({ coolDownSeconds: 0, perHour: 3 }),
    identity,
    duringCapture: (take) => take(),
    onCaptured: () => undefined,
  });
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-profile-routes-'));
  const store = new DirectoryStore(join(root, 'snapshots'), SNAPSHOTS, { service: 'checkout' });
  profiles = profilesOf({ read: () => ({ head: HEAD }), intervalBytes: 4096, startedMs: 0 });
  const context: ControlContext = {
    capture: new SnapshotCapture({ store, identity, onOutcome: () => undefined }),
    store,
    preflight: { read: () => Promise.reject(new Error('not asked')) },
    identity,
    listeners: undefined,
    pauses: new CapturePauses(),
    processes: async () => ({ own: undefined, others: new Map() }),
    isolates: { labels: async () => ['main'] },
    get profiles() {
      return profiles;
    },
  };
  listener = openControlListener(
    context,
    { tokens: () => TOKENS, hostNames: [], audit: { write: () => undefined } },
    { host: '127.0.0.1', port: 0, onNotice: () => undefined, onError: () => undefined },
  );
  await listener.ready;
});
afterEach(async () => {
  await listener.close();
  rmSync(root, { recursive: true });
});

const call = (path: string, method = 'GET', token = 'operator-of-the-tests', body?: string) =>
  fetch(`${listener.address?.url}/v1/heap-profiles${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  });

test('a profile is captured, listed, and fetched in both formats', async () => {
  const created = await call('', 'POST', undefined, '{"reason":"no room for a snapshot"}');
  expect(created.status).toBe(201);
  const meta = (await created.json()) as { id: string };
  expect(created.headers.get('location')).toBe(`/v1/heap-profiles/${meta.id}`);
  expect(meta).toMatchObject({ reason: 'no room for a snapshot', liveBytes: 4096, limits: PROFILE_LIMITS });
  expect(await (await call(`/${meta.id}`)).json()).toEqual(meta);
  expect(await (await call('')).json()).toMatchObject({ heapProfiles: [{ id: meta.id }] });
  expect(await (await call(`/${meta.id}/content`)).json()).toMatchObject({ head: HEAD, samples: [] });
  const pprof = await call(`/${meta.id}/pprof`);
  const decoded = Profile.decode(gunzipSync(Buffer.from(await pprof.arrayBuffer())));
  expect(decoded.stringTable.strings).toContain('leak');
});

test('a reader captures none, and an id that is none finds none', async () => {
  const refused = await call('', 'POST', 'reader-of-the-tests');
  expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'scope_missing' }]);
  for (const id of ['x', '..%2fprofiles', '20261121T031500Z-00000001']) {
    for (const ending of ['', '/content', '/pprof']) expect((await call(`/${id}${ending}`)).status).toBe(404);
  }
  expect((await call('', 'POST', undefined, '{"redact":false}')).status).toBe(400);
});

test('without sampling none is captured, and those of earlier are there', async () => {
  const earlier = (await (await call('', 'POST')).json()) as { id: string };
  profiles = profilesOf(undefined);
  const response = await call('', 'POST');
  expect([response.status, await response.json()]).toMatchObject([409, { code: 'not_sampling' }]);
  expect(await (await call('')).json()).toMatchObject({ heapProfiles: [{ id: earlier.id }] });
});

test('one is deleted by who may capture, and by nobody else', async () => {
  const { id } = (await (await call('', 'POST')).json()) as { id: string };
  expect((await call(`/${id}`, 'DELETE', 'reader-of-the-tests')).status).toBe(403);
  expect((await call(`/${id}`, 'DELETE')).status).toBe(204);
  expect((await call(`/${id}`, 'DELETE')).status).toBe(404);
  expect((await call(`/${id}/content`)).status).toBe(404);
});

test('past the budget it is said when to ask again', async () => {
  for (let i = 0; i < 3; i++) expect((await call('', 'POST')).status).toBe(201);
  const refused = await call('', 'POST');
  expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'over_budget' }]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3500);
});
