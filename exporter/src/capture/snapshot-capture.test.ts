import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Admission, CaptureRefusal } from './admission/admission.ts';
import { type CaptureOutcome, SnapshotCapture } from './snapshot-capture.ts';
import { DirectoryStore } from './store/directory-store.ts';
import type { SnapshotMeta } from './store/meta/snapshot-meta.ts';
import { SNAPSHOTS } from './store/meta/stored-kind.ts';
import { writeSnapshotFile } from './store/snapshot-file.ts';

let root: string;
let store: DirectoryStore<SnapshotMeta>;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-capture-'));
  store = new DirectoryStore(join(root, 'snapshots'), SNAPSHOTS, { service: 'checkout' });
});
afterEach(() => rmSync(root, { recursive: true }));

const identity = () => ({ service: 'checkout', instance: 'pod-1:9470' });

/** A capture whose snapshot is the given stream instead of the test runner's own heap. */
function captureOf(takeSnapshot: () => Readable, admissions: readonly Admission[] = []) {
  const outcomes: CaptureOutcome[] = [];
  const times = [1_790_000_000_000, 1_790_000_002_500];
  const capture = new SnapshotCapture({
    store,
    identity,
    admissions,
    onOutcome: (outcome) => outcomes.push(outcome),
    write: (path, writing) => writeSnapshotFile(path, { ...writing, takeSnapshot }),
    now: () => times.shift() ?? Date.now(),
  });
  return { capture, outcomes };
}

test('writes content and meta, and tells the outcome', async () => {
  const { capture, outcomes } = captureOf(() =>
    Readable.from([Buffer.from('{"snapshot":'), Buffer.from('{}}')]),
  );
  const outcome = await capture.capture({ reason: 'because', redact: false });
  if (outcome.outcome !== 'captured') throw new Error(`not captured: ${outcome.detail}`);
  const { snapshot } = outcome;
  const bytes = readFileSync(join(store.directory, `${snapshot.id}.heapsnapshot.gz`));
  expect(gunzipSync(bytes).toString()).toBe('{"snapshot":{}}');
  expect(snapshot).toEqual({
    id: expect.stringMatching(/^20260921T141320Z-[0-9a-f]{8}$/),
    ...identity(),
    isolate: 'main',
    pid: process.pid,
    nodeVersion: process.versions.node,
    v8Version: process.versions.v8,
    reason: 'because',
    startedAt: '2026-09-21T14:13:20.000Z',
    durationSeconds: 2.5,
    pauseSeconds: expect.any(Number),
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    redacted: false,
  });
  expect(await store.list()).toEqual([snapshot]);
  expect(outcomes).toEqual([outcome]);
  expect(capture.running).toBeUndefined();
});

test('lets one in at a time', async () => {
  const { capture, outcomes } = captureOf(() => Readable.from([Buffer.from('{}')]));
  const first = capture.capture({ reason: 'first', redact: false });
  expect(await capture.begin({ reason: 'second', redact: false })).toMatchObject({
    outcome: 'refused',
    code: 'capture_running',
  });
  expect((await first).outcome).toBe('captured');
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'captured']);
  expect('ended' in (await capture.begin({ reason: 'third', redact: false }))).toBe(true);
  await capture.running?.ended;
});

test('a snapshot stream that breaks is a failure that leaves no file and can be asked for', async () => {
  const { capture } = captureOf(
    () =>
      new Readable({
        read() {
          this.destroy(new Error('V8 gave up'));
        },
      }),
  );
  const outcome = await capture.capture({ reason: 'x', redact: false });
  expect(outcome).toMatchObject({ outcome: 'failed', code: 'capture_failed', detail: 'V8 gave up' });
  expect(outcome.outcome === 'failed' && capture.failure(outcome.id)).toEqual(outcome);
  expect(readdirSync(store.directory)).toEqual([]);
});

test('a directory that cannot be used costs no pause', async () => {
  let taken = 0;
  const { capture } = captureOf(() => {
    taken += 1;
    return Readable.from([Buffer.from('{}')]);
  });
  writeFileSync(store.directory, 'a file is in the way');
  expect(await capture.capture({ reason: 'x', redact: false })).toMatchObject({
    outcome: 'failed',
    code: 'directory_refused',
  });
  expect(taken).toBe(0);
});

test('stop ends the capture under way, removes its file and refuses the next', async () => {
  const endless = new Readable({ read: () => undefined });
  const { capture } = captureOf(() => endless);
  const running = capture.capture({ reason: 'x', redact: false });
  await capture.stop();
  expect(await running).toMatchObject({ outcome: 'failed', code: 'stopped' });
  expect(readdirSync(store.directory)).toEqual([]);
  expect(await capture.begin({ reason: 'y', redact: false })).toMatchObject({
    outcome: 'refused',
    code: 'stopped',
  });
});

const REFUSAL: CaptureRefusal = {
  outcome: 'refused',
  code: 'cool_down',
  detail: 'a moment ago',
  retryAfterSeconds: 5,
};

/** Conditions that write down what they are asked and told. */
function conditions(refusing: number) {
  const log: string[] = [];
  const admissions = [0, 1, 2].map(
    (i): Admission => ({
      async admit() {
        log.push(`asked ${i}`);
        return i === refusing ? REFUSAL : undefined;
      },
      async release(_attempt, snapshot) {
        log.push(`${i} is told of ${snapshot === undefined ? 'nothing' : snapshot.reason}`);
        if (i === 2) throw new Error('too late to matter');
      },
    }),
  );
  return { admissions, log };
}

test('conditions are asked in turn before anything is taken, and told of the end in reverse', async () => {
  const { admissions, log } = conditions(Number.NaN);
  const { capture } = captureOf(() => {
    log.push('taken');
    return Readable.from([Buffer.from('{}')]);
  }, admissions);
  const outcome = await capture.capture({ reason: 'x', redact: false, force: true, trigger: 'signal' });
  expect(outcome).toMatchObject({ outcome: 'captured', snapshot: { forced: true, trigger: 'signal' } });
  expect(log).toEqual([
    'asked 0',
    'asked 1',
    'asked 2',
    'taken',
    '2 is told of x',
    '1 is told of x',
    '0 is told of x',
  ]);
});

test('the first that refuses is the answer, and those before it are told', async () => {
  const { admissions, log } = conditions(1);
  const { capture, outcomes } = captureOf(() => Readable.from([Buffer.from('{}')]), admissions);
  expect(await capture.capture({ reason: 'x' })).toEqual(REFUSAL);
  expect(log).toEqual(['asked 0', 'asked 1', '0 is told of nothing']);
  expect(outcomes).toEqual([REFUSAL]);
  log.length = 0;
  await capture.capture({ reason: 'y' });
  expect(log[0]).toBe('asked 0');
});

test('one that fails is a failed capture, and the next is asked anew', async () => {
  let fails = true;
  const condition: Admission = {
    async admit() {
      if (fails) throw new Error('no such disk');
      return undefined;
    },
  };
  const { capture } = captureOf(() => Readable.from([Buffer.from('{}')]), [condition]);
  expect(await capture.capture({ reason: 'x', redact: false })).toMatchObject({
    outcome: 'failed',
    code: 'capture_failed',
    detail: 'no such disk',
  });
  fails = false;
  expect((await capture.capture({ reason: 'y', redact: false })).outcome).toBe('captured');
});

test('stop while one is being let in takes no snapshot', async () => {
  let letIn = () => {};
  const waits: Admission = {
    admit: () =>
      new Promise((resolve) => {
        letIn = () => resolve(undefined);
      }),
  };
  let taken = 0;
  const { capture } = captureOf(() => {
    taken += 1;
    return Readable.from([Buffer.from('{}')]);
  }, [waits]);
  const running = capture.capture({ reason: 'x', redact: false });
  expect(await capture.begin({ reason: 'second' })).toMatchObject({ code: 'capture_running' });
  const stopped = capture.stop();
  letIn();
  await stopped;
  expect(await running).toMatchObject({ outcome: 'failed', code: 'stopped' });
  expect(taken).toBe(0);
});
