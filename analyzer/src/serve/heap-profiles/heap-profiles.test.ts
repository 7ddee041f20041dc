import { symlinkSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServiceStage, startStage } from '../../../../test/tools/service-stage.ts';
import type { FlameGraphAnswer, HeapProfileList } from '../wire/heap-profile.ts';

let stage: ServiceStage;
/** Keeps what the profile is to find alive. */
const kept: object[] = [];

function allocateForProfile(): void {
  for (let item = 0; item < 20_000; item += 1) kept.push({ item, more: [item] });
}

beforeAll(async () => {
  stage = await startStage();
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.startSampling', { samplingInterval: 4096 });
  allocateForProfile();
  const { profile } = await session.post('HeapProfiler.stopSampling');
  session.disconnect();
  const note = {
    id: 'real',
    service: 'shop',
    instance: 'shop-1',
    pid: 7,
    startedAt: '2026-11-21T10:00:00.000Z',
  };
  put('real.heapprofile', JSON.stringify({ ...profile, heapwatch: note }));
  put('old one.heapprofile', JSON.stringify({ head: { callFrame: {}, selfSize: 0, children: [] } }));
  put('broken.heapprofile', '{"head":{"selfSize":"none"}}');
  symlinkSync('/etc/hostname', join(stage.directory, 'link.heapprofile'));
}, 60_000);
afterAll(() => stage.stop());

const put = (name: string, text: string): void =>
  writeFileSync(join(stage.directory, name), text, { mode: 0o600 });
const flameGraph = (id: string, query = ''): Promise<Response> =>
  stage.ask(`/api/v1/heap-profiles/${id}/flame-graph${query}`);

test('profiles are listed with what the exporter noted, and no link is followed', async () => {
  const { profiles } = (await (await stage.ask('/api/v1/heap-profiles')).json()) as HeapProfileList;
  expect(profiles.map(({ id }) => id).toSorted()).toEqual([
    'broken',
    expect.stringMatching(/^file-/),
    'real',
  ]);
  const own = (await (await stage.ask('/api/v1/heap-profiles?instance=shop-1')).json()) as HeapProfileList;
  expect(own.profiles).toEqual([
    expect.objectContaining({ id: 'real', service: 'shop', pid: 7, capturedAt: '2026-11-21T10:00:00.000Z' }),
  ]);
  expect((await stage.ask('/api/v1/heap-profiles', { token: '' })).status).toBe(401);
});

test('a real one is laid out: the function that allocated is there, with its place and its bytes', async () => {
  const graph = (await (await flameGraph('real')).json()) as FlameGraphAnswer;
  const at = graph.functionNames.indexOf('allocateForProfile');
  expect(graph.places[at]).toMatch(/heap-profiles\.test\.ts:\d+:\d+$/);
  expect(graph.totalBytes[at]).toBeGreaterThan(500_000);
  expect(graph.totalBytes[0]).toBeGreaterThanOrEqual(graph.totalBytes[at] ?? Number.NaN);
  expect([graph.functionNames[0], graph.levels[0], graph.leftOut]).toEqual(['all', 0, 0]);
  const few = (await (await flameGraph('real', '?limit=2')).json()) as FlameGraphAnswer;
  expect([few.levels.length, few.leftOut]).toEqual([3, graph.levels.length - 3]);
});

test('what is no profile, or not there, is a problem of its own', async () => {
  const broken = await flameGraph('broken');
  expect([broken.status, await broken.json()]).toEqual([
    422,
    expect.objectContaining({ code: 'profile_damaged' }),
  ]);
  expect((await flameGraph('link')).status).toBe(404);
  expect((await flameGraph('..%2Freal')).status).toBe(404);
});
