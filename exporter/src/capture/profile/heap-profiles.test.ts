import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DirectoryStore } from '../store/directory-store.ts';
import { profileNodes } from './heap-profile.ts';
import { HEAP_PROFILES, type HeapProfileMeta } from './heap-profile-meta.ts';
import { HeapProfiles } from './heap-profiles.ts';
import { HeapSampler } from './heap-sampler.ts';
import { ProfileLimits } from './profile-limits.ts';

let root: string;
let store: DirectoryStore<HeapProfileMeta>;
let identity: { service: string; instance: string };
let told: HeapProfileMeta[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-profiles-'));
  store = storeOf(50);
  identity = { service: 'checkout', instance: 'pod-1:9470' };
  told = [];
});
afterEach(() => rmSync(root, { recursive: true }));

const storeOf = (maxCount: number) =>
  new DirectoryStore(join(root, 'profiles'), HEAP_PROFILES, {
    service: 'checkout',
    quota: { maxCount, maxBytes: 1e9, maxAgeSeconds: 1e9 },
  });
const EMPTY = {
  head: {
    id: 1,
    callFrame: { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 },
    selfSize: 0,
    children: [],
  },
};
const UNLIMITED = { admit: () => undefined };
const profilesOf = (
  sampler: ConstructorParameters<typeof HeapProfiles>[0]['sampler'],
  limits: Pick<ProfileLimits, 'admit'> = UNLIMITED,
) =>
  new HeapProfiles({
    sampler,
    limits,
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
    const outcome = await profiles.capture({ reason: 'test' });
    if (outcome.outcome !== 'captured') throw new Error(outcome.detail);
    const found = await profiles.read(outcome.profile.id);
    expect(await profiles.find(outcome.profile.id)).toEqual(outcome.profile);
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
  expect(await profiles.capture({ reason: 'test' })).toEqual({
    outcome: 'failed',
    code: 'profile_failed',
    detail: 'somebody stopped it',
  });
  expect(await profiles.list()).toEqual([]);
});

test('a read too soon after another is refused, and leaves no file', async () => {
  const profiles = profilesOf(still, new ProfileLimits({ coolDownSeconds: 10, perHour: 30 }));
  expect(await profiles.capture({ reason: 'first' })).toMatchObject({ outcome: 'captured' });
  expect(await profiles.capture({ reason: 'second' })).toMatchObject({
    outcome: 'refused',
    code: 'cool_down',
    retryAfterSeconds: 10,
  });
  expect(await profiles.list()).toHaveLength(1);
});

describe('files', () => {
  test('have a meta beside them, with their size and checksum, and go together', async () => {
    const profiles = profilesOf(still);
    await profiles.capture({ reason: 'leak', trigger: 'verdict', snapshotRefused: 'too little room' });
    const [meta] = await profiles.list();
    expect(meta).toEqual(told[0]);
    expect(meta).toMatchObject({ reason: 'leak', trigger: 'verdict', snapshotRefused: 'too little room' });
    const bytes = readFileSync(join(store.directory, `${meta?.id}.heapprofile`));
    expect(bytes.length).toBe(meta?.sizeBytes);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(meta?.sha256);
    expect(JSON.parse(bytes.toString()).heapwatch).toMatchObject({ id: meta?.id, reason: 'leak' });
    identity = { service: 'checkout', instance: 'pod-2:9470' };
    expect(await profiles.remove(meta?.id ?? '')).toBe(false);
    identity = { service: 'checkout', instance: 'pod-1:9470' };
    expect(await profiles.remove(meta?.id ?? '')).toBe(true);
    expect(readdirSync(store.directory)).toEqual([]);
  });

  test('are closed to others, listed newest first, and no more than the quota lets stay', async () => {
    store = storeOf(5);
    const profiles = profilesOf(still);
    for (let i = 0; i < 9; i++) await profiles.capture({ reason: `number ${i}` });
    const listed = await profiles.list();
    expect(listed).toHaveLength(5);
    expect(listed.map(({ id }) => id)).toEqual(
      listed
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(readdirSync(store.directory)).toHaveLength(10);
    for (const name of readdirSync(store.directory)) {
      expect(statSync(join(store.directory, name)).mode & 0o777).toBe(0o600);
    }
  });

  test('of another instance are not ours to give', async () => {
    const profiles = profilesOf(still);
    await profiles.capture({ reason: 'test' });
    identity = { service: 'checkout', instance: 'pod-2:9470' };
    expect(await profiles.list()).toEqual([]);
    expect(await profiles.find(told[0]?.id ?? '')).toBeUndefined();
  });

  test.each(['../../etc/passwd', '', '20261121T031500Z-00000001/../x', '20261121T031500Z-00000001'])(
    'no path comes from the id %j',
    async (id) => {
      await profilesOf(still).capture({ reason: 'test' });
      expect(await store.find(id)).toBeUndefined();
    },
  );

  test('a directory that others may read is refused, a link in place of a file is not followed', async () => {
    const profiles = profilesOf(still);
    await profiles.capture({ reason: 'test' });
    const [first] = told;
    const path = join(store.directory, `${first?.id}.heapprofile`);
    rmSync(path);
    symlinkSync('/etc/hostname', path);
    await expect(profiles.read(first?.id ?? '')).rejects.toThrow('ELOOP');
    chmodSync(store.directory, 0o755);
    expect(await profiles.capture({ reason: 'test' })).toMatchObject({
      outcome: 'failed',
      code: 'directory_refused',
    });
  });
});
