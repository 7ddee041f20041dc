import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Worker } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CapturePauses } from '../../capture/capture-pauses.ts';
import type { Reading } from '../../isolates/reading.ts';
import type { FoundThread } from '../../isolates/threads/thread-watch.ts';
import { IsolateCaptures } from './isolate-captures.ts';

const MIB = 2 ** 20;
const WRITTEN = { sizeBytes: 3, pauseSeconds: 0.5, sha256: 'ab'.repeat(32), nodeCount: 10, edgeCount: 20 };
const reading = (values: Reading['values']): Reading => ({ values, distributions: [] });
const signal = new AbortController().signal;
let root: string;
let found: FoundThread | undefined;
let ending: AbortController;
let pauses: number;
let isolates: IsolateCaptures;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-isolates-'));
  ending = new AbortController();
  found = thread({});
  pauses = 0;
  const counted = new CapturePauses();
  counted.watch({ begins: () => void pauses++, ends: () => undefined });
  isolates = new IsolateCaptures({
    threads: () => ({
      labels: ['resize-1'],
      find: (label) => (label === 'resize-1' ? found : undefined),
      refresh: async () => undefined,
    }),
    pauses: counted,
  });
});
afterEach(() => rmSync(root, { recursive: true }));

const thread = (given: Partial<FoundThread>): FoundThread => ({
  reading: reading([['heapwatch_heap_used_bytes', 20 * MIB, {}]]),
  worker: undefined,
  ended: ending.signal,
  capture: async () => WRITTEN,
  ...given,
});
const workerWith = (getHeapSnapshot: () => Promise<Readable>) => ({ getHeapSnapshot }) as unknown as Worker;
const admit = (isolate: string | undefined) =>
  isolates.admit({ id: 'x', startedMs: 0, request: { reason: 'test', isolate } });
const write = () => isolates.write('resize-1', join(root, 'content'), { signal, redact: false });

test('who is not there is refused with the names of those who are; this isolate always is', async () => {
  expect(await admit(undefined)).toBeUndefined();
  expect(await admit('resize-1')).toBeUndefined();
  expect(await admit('resize-2')).toMatchObject({
    code: 'no_such_isolate',
    detail: 'there is no isolate resize-2 here now; there are main, resize-1',
  });
  found = thread({ reading: undefined });
  expect(await admit('resize-1')).toMatchObject({ code: 'no_such_isolate' });
});

test('the makeup of a heap is as its thread has told it, or all of it as small objects', () => {
  expect(isolates.readMakeup('resize-1')).toEqual({ ordinaryBytes: 20 * MIB, largeBytes: 0 });
  found = thread({
    reading: reading([
      ['heapwatch_heap_used_bytes', 20 * MIB, {}],
      ['heapwatch_heap_space_used_bytes', 12 * MIB, { space: 'old_space' }],
      ['heapwatch_heap_space_used_bytes', 5 * MIB, { space: 'large_object_space' }],
    ]),
  });
  expect(isolates.readMakeup('resize-1')).toEqual({ ordinaryBytes: 12 * MIB, largeBytes: 5 * MIB });
});

test('what a thread has left below its limit is known of those that tell of their spaces and were started here', () => {
  const told = reading([
    ['heapwatch_heap_limit_bytes', 88 * MIB, {}],
    ['heapwatch_heap_space_used_bytes', 9 * MIB, { space: 'new_space' }],
    ['heapwatch_heap_space_used_bytes', 40 * MIB, { space: 'old_space' }],
    ['heapwatch_heap_space_used_bytes', 14 * MIB, { space: 'large_object_space' }],
  ]);
  const worker = { resourceLimits: { maxYoungGenerationSizeMb: 16 } } as unknown as Worker;
  found = thread({ reading: told, worker });
  expect(isolates.readHeapRoom('resize-1')).toBe(10 * MIB);
  found = thread({ reading: told });
  expect(isolates.readHeapRoom('resize-1')).toBeUndefined();
  found = thread({ worker });
  expect(isolates.readHeapRoom('resize-1')).toBeUndefined();
  found = undefined;
  expect(isolates.readHeapRoom('resize-1')).toBeUndefined();
  expect(isolates.readHeapRoom()).toBeGreaterThan(0);
});

test('a thread writes its own snapshot, and what it says of it is looked at', async () => {
  expect(await write()).toEqual(WRITTEN);
  expect(pauses).toBe(0);
  found = thread({ capture: async () => ({ ...WRITTEN, sizeBytes: 'many' }) });
  await expect(write()).rejects.toThrow('not said what was written');
});

test('one that does not is interrupted by who has started it, which pauses this one', async () => {
  const worker = workerWith(async () => Readable.from([Buffer.from('{"snapshot":{}}')]));
  found = thread({ capture: async () => undefined, worker });
  expect(await write()).toMatchObject({ sizeBytes: expect.any(Number) });
  expect(gunzipSync(readFileSync(join(root, 'content'))).toString()).toBe('{"snapshot":{}}');
  expect(pauses).toBe(1);
});

test('one that ends under it, has ended, or was started elsewhere fails with a word that says so', async () => {
  const worker = workerWith(() => new Promise(() => undefined));
  found = thread({ capture: async () => undefined, worker });
  const writing = write();
  ending.abort();
  await expect(writing).rejects.toThrow('resize-1 ended while it was captured');
  rmSync(join(root, 'content'), { force: true });
  found = thread({ capture: async () => undefined, ended: signal });
  await expect(write()).rejects.toThrow('another thread has started it');
  found = undefined;
  await expect(write()).rejects.toThrow('resize-1 has ended');
});
