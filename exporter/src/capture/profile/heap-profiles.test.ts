import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HeapProfileMeta, profileNodes } from './heap-profile.ts';
import { HeapProfileStore } from './heap-profile-store.ts';
import { HeapProfiles } from './heap-profiles.ts';
import { HeapSampler } from './heap-sampler.ts';

let root: string;
let store: HeapProfileStore;
let identity: { service: string; instance: string };
let told: HeapProfileMeta[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-profiles-'));
  store = new HeapProfileStore(join(root, 'profiles'));
  identity = { service: 'checkout', instance: 'pod-1:9470' };
  told = [];
});
afterEach(() => rmSync(root, { recursive: true }));

const EMPTY = {
  head: {
    id: 1,
    callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
    selfSize: 0,
    children: [],
  },
};
const profilesOf = (sampler: ConstructorParameters<typeof HeapProfiles>[0]['sampler']) =>
  new HeapProfiles({
    sampler,
    store,
    identity: () => identity,
    duringCapture: (take) => take(),
    onCaptured: (profile) => told.push(profile),
  });
const still = { read: () => EMPTY, intervalBytes: 4096, startedMs: 0 };
const kept: unknown[] = [];

test('what is allocated and kept is told by the function that did it', async () => {
  const sampler = new HeapSampler(16_384);
  try {
    const rememberSession = () => {
      for (let i = 0; i < 40_000; i++) kept.push({ i, text: `session ${i}` });
    };
    const profiles = profilesOf(sampler);
    rememberSession();
    const outcome = await profiles.capture('test');
    if (outcome.outcome !== 'captured') throw new Error(outcome.detail);
    const found = await profiles.find(outcome.profile.id);
    const nodes = [...profileNodes(found?.head ?? EMPTY.head)];
    const own = nodes.filter(({ callFrame }) => callFrame.functionName === 'rememberSession');
    const bytes = own.reduce((sum, { selfSize }) => sum + selfSize, 0);
    // 40,000 objects of 24 to 40 bytes, with a string each and their part of the array.
    expect(bytes).toBeGreaterThan(1e6);
    expect(bytes).toBeLessThan(8e6);
    expect(outcome.profile).toMatchObject({ ...identity, reason: 'test', intervalBytes: 16_384 });
    expect(outcome.profile.liveBytes).toBe(nodes.reduce((sum, { selfSize }) => sum + selfSize, 0));
    expect(outcome.profile.sampleCount).toBe(found?.samples?.length);
    expect(told).toEqual([outcome.profile]);
  } finally {
    kept.length = 0;
    sampler.stop();
  }
});

test('a sampler that was stopped reads nothing more', () => {
  const sampler = new HeapSampler(16_384);
  sampler.stop();
  expect(() => sampler.read()).toThrow();
});

test('a read that fails is told, and leaves no file', async () => {
  const profiles = profilesOf({
    ...still,
    read: () => {
      throw new Error('somebody stopped it');
    },
  });
  expect(await profiles.capture('test')).toEqual({
    outcome: 'failed',
    code: 'profile_failed',
    detail: 'somebody stopped it',
  });
  expect(await profiles.list()).toEqual([]);
});

describe('files', () => {
  test('are closed to others, listed newest first, and fifty at most', async () => {
    const profiles = profilesOf(still);
    for (let i = 0; i < 55; i++) await profiles.capture(`number ${i}`);
    const listed = await profiles.list();
    expect(listed).toHaveLength(50);
    expect(listed.map(({ id }) => id)).toEqual(
      listed
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(readdirSync(store.directory)).toHaveLength(50);
    for (const name of readdirSync(store.directory)) {
      expect(statSync(join(store.directory, name)).mode & 0o777).toBe(0o600);
    }
  });

  test('of another instance are not ours to give', async () => {
    const profiles = profilesOf(still);
    await profiles.capture('test');
    identity = { service: 'checkout', instance: 'pod-2:9470' };
    expect(await profiles.list()).toEqual([]);
    expect(await profiles.find(told[0]?.id ?? '')).toBeUndefined();
  });

  test.each(['../../etc/passwd', '', '20261121T031500Z-00000001/../x', '20261121T031500Z-00000001'])(
    'no path comes from the id %j',
    async (id) => {
      await profilesOf(still).capture('test');
      expect(await store.find(id)).toBeUndefined();
    },
  );

  test('a directory that others may read is refused, a link in place of a file is not followed', async () => {
    const profiles = profilesOf(still);
    await profiles.capture('test');
    const [first] = told;
    const path = join(store.directory, `${first?.id}.heapprofile`);
    rmSync(path);
    symlinkSync('/etc/hostname', path);
    await expect(store.find(first?.id ?? '')).rejects.toThrow('ELOOP');
    chmodSync(store.directory, 0o755);
    expect(await profiles.capture('test')).toMatchObject({ outcome: 'failed', code: 'directory_refused' });
  });
});
