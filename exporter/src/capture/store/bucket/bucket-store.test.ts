import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DirectoryStore } from '../directory-store.ts';
import type { SnapshotMeta } from '../meta/snapshot-meta.ts';
import { SNAPSHOTS } from '../meta/stored-kind.ts';
import { StoreUnavailableError } from '../snapshot-store.ts';
import type { Bucket, FileToUpload } from './bucket.ts';
import { BucketStore, keyPrefix } from './bucket-store.ts';

const SERVICE = '@shop/checkout';
const PREFIX = 'heapwatch/%40shop%2Fcheckout/';
const FIRST = '20261121T031500Z-00000001';
const SECOND = '20261121T041500Z-00000002';
const NOW = Date.parse('2026-11-21T05:00:00Z');
const DAY_MS = 86_400_000;

/** A bucket in memory that can be made to fail. */
class MemoryBucket implements Bucket {
  readonly objects = new Map<string, { text: string; modifiedMs: number }>();
  readonly aborted: string[] = [];
  fails: (key: string) => boolean = () => false;
  nowMs = NOW;

  async put(key: string, text: string) {
    this.#check(key);
    this.objects.set(key, { text, modifiedMs: this.nowMs });
  }
  async putFile(key: string, { path }: FileToUpload, signal: AbortSignal) {
    signal.throwIfAborted();
    await this.put(key, readFileSync(path, 'utf8'));
  }
  async get(key: string) {
    this.#check(key);
    return this.objects.get(key)?.text;
  }
  async open(key: string) {
    const text = await this.get(key);
    if (text === undefined) return undefined;
    return { sizeBytes: text.length, stream: Readable.from([text]), close: async () => undefined };
  }
  async list(prefix: string) {
    this.#check(prefix);
    return [...this.objects]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { modifiedMs }]) => ({ key, modifiedMs }));
  }
  async remove(key: string) {
    this.#check(key);
    this.objects.delete(key);
  }
  async abortUploads(prefix: string, beforeMs: number) {
    this.#check(prefix);
    this.aborted.push(`${prefix} before ${new Date(beforeMs).toISOString()}`);
  }
  close() {}

  #check(key: string) {
    if (this.fails(key)) throw new StoreUnavailableError('down');
  }
}

let root: string;
let bucket: MemoryBucket;
let errors: string[];
let store: BucketStore<SnapshotMeta>;
let opened: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-bucket-'));
  bucket = new MemoryBucket();
  errors = [];
  opened = 0;
  store = storeOf();
});
afterEach(async () => {
  await store.close();
  rmSync(root, { recursive: true });
});

function storeOf(
  service = SERVICE,
  maxCount = 20,
  directory = join(root, 'snapshots'),
): BucketStore<SnapshotMeta> {
  const quota = { maxBytes: 1000, maxCount, maxAgeSeconds: 30 * 86_400 };
  return new BucketStore(new DirectoryStore(directory, SNAPSHOTS, { service }), {
    service,
    keyPrefix: keyPrefix('heapwatch/', service),
    place: 's3://snapshots/heapwatch',
    quota,
    onError: (error) => errors.push(error instanceof Error ? error.message : String(error)),
    openBucket: async () => {
      opened++;
      return bucket;
    },
    now: () => NOW,
  });
}

const metaOf = (id: string, service = SERVICE): SnapshotMeta => ({
  id,
  service,
  instance: 'pod-1:9470',
  isolate: 'main',
  pid: 7,
  nodeVersion: '24.21.0',
  v8Version: '13.6',
  reason: 'test',
  startedAt: '2026-11-21T03:15:00.000Z',
  durationSeconds: 1,
  pauseSeconds: 0.5,
  sizeBytes: 3,
  redacted: false,
});
const add = (id: string, to = store, service = SERVICE) =>
  to.add(
    id,
    async (path) => {
      await writeFile(path, 'abc');
      return { sizeBytes: 3, pauseSeconds: 0.5, sha256: '' };
    },
    () => metaOf(id, service),
  );
const files = () => readdirSync(join(root, 'snapshots')).sort();
const keys = () => [...bucket.objects.keys()].sort();

test('what is added is in the bucket and no longer here; it is listed, found, read and removed', async () => {
  expect(await add(FIRST)).toEqual(metaOf(FIRST));
  await add(SECOND);
  expect(files()).toEqual([]);
  expect(keys()).toEqual(
    [FIRST, SECOND].flatMap((id) => [`${PREFIX}${id}.heapsnapshot.gz`, `${PREFIX}${id}.json`]),
  );
  expect(await store.list()).toEqual([metaOf(SECOND), metaOf(FIRST)]);
  expect(await store.find(FIRST)).toEqual(metaOf(FIRST));
  expect((await (await store.openContent(FIRST))?.stream.toArray())?.join('')).toBe('abc');
  expect(await store.remove(FIRST)).toBe(true);
  expect(await store.remove(FIRST)).toBe(false);
  expect(await store.openContent(FIRST)).toBeUndefined();
  expect(await store.list()).toEqual([metaOf(SECOND)]);
  expect(errors).toEqual([]);
});

test('the client is not loaded before it is needed', async () => {
  await store.prepare();
  expect(await store.sweep()).toBe(0);
  expect(opened).toBe(0);
});

describe('while the bucket is down', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    bucket.fails = () => true;
  });
  afterEach(() => vi.useRealTimers());

  test('a snapshot stays here, can be read, and goes there a minute after', async () => {
    await add(FIRST);
    expect(errors).toEqual([expect.stringMatching(`snapshot ${FIRST} stays in .*: down`)]);
    expect(files()).toEqual([`${FIRST}.heapsnapshot.gz`, `${FIRST}.json`]);
    expect(await store.find(FIRST)).toEqual(metaOf(FIRST));
    const content = await store.openContent(FIRST);
    expect((await content?.stream.toArray())?.join('')).toBe('abc');
    await expect(store.list()).rejects.toThrow(StoreUnavailableError);
    await expect(store.find(SECOND)).rejects.toThrow(StoreUnavailableError);

    bucket.fails = () => false;
    vi.advanceTimersByTime(60_000);
    await vi.waitFor(() => expect(files()).toEqual([]));
    expect(await store.list()).toEqual([metaOf(FIRST)]);
  });

  test('it is told once each time, and tried less and less often', async () => {
    await add(FIRST);
    for (const [count, minutes] of [1, 2, 4].entries()) {
      vi.advanceTimersByTime(minutes * 60_000 - 1);
      await Promise.resolve();
      expect(errors).toHaveLength(count + 1);
      vi.advanceTimersByTime(1);
      await vi.waitFor(() => expect(errors).toHaveLength(count + 2));
    }
  });

  test('the next capture takes it along', async () => {
    await add(FIRST);
    bucket.fails = () => false;
    await add(SECOND);
    expect(files()).toEqual([]);
    expect(await store.list()).toHaveLength(2);
  });

  test('the next start takes it along, and only what is of its service', async () => {
    await add(FIRST);
    await store.close();
    bucket.fails = () => false;
    const other = storeOf('other');
    await other.sweep();
    expect(keys()).toEqual([]);
    await other.close();
    store = storeOf();
    await store.sweep();
    expect(await store.list()).toEqual([metaOf(FIRST)]);
    expect(files()).toEqual([]);
  });
});

test('a content whose meta did not get there is not listed, and is whole after the next try', async () => {
  bucket.fails = (key) => key.endsWith('.json');
  await add(FIRST);
  expect(keys()).toEqual([`${PREFIX}${FIRST}.heapsnapshot.gz`]);
  bucket.fails = () => false;
  const elsewhere = storeOf(SERVICE, 20, join(root, 'of-another-pod'));
  expect(await elsewhere.list()).toEqual([]);
  await store.sweep();
  expect(await elsewhere.list()).toEqual([metaOf(FIRST)]);
});

test('the quota holds in the bucket, and what died uploads left goes after a day', async () => {
  store = storeOf(SERVICE, 1);
  await add(FIRST);
  const orphan = (id: string) => `${PREFIX}${id}.heapsnapshot.gz`;
  bucket.objects.set(orphan('20261101T000000Z-0000000a'), { text: '', modifiedMs: NOW - DAY_MS - 1 });
  bucket.objects.set(orphan('20261101T000000Z-0000000b'), { text: '', modifiedMs: NOW - DAY_MS + 1 });
  bucket.objects.set('heapwatch/other/20261101T000000Z-0000000c.heapsnapshot.gz', {
    text: '',
    modifiedMs: 0,
  });
  await add(SECOND);
  expect(await store.list()).toEqual([metaOf(SECOND)]);
  expect(keys()).toEqual([
    `${PREFIX}20261101T000000Z-0000000b.heapsnapshot.gz`,
    `${PREFIX}${SECOND}.heapsnapshot.gz`,
    `${PREFIX}${SECOND}.json`,
    'heapwatch/other/20261101T000000Z-0000000c.heapsnapshot.gz',
  ]);
  expect(bucket.aborted.at(-1)).toBe(`${PREFIX} before 2026-11-20T05:00:00.000Z`);
});

test('closing ends an upload; the snapshot stays here and is no error', async () => {
  let begun: () => void = () => undefined;
  const uploading = new Promise<void>((resolve) => {
    begun = resolve;
  });
  bucket.putFile = (_key, _file, signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      begun();
    });
  const adding = add(FIRST);
  await uploading;
  await store.close();
  expect(await adding).toEqual(metaOf(FIRST));
  expect(files()).toEqual([`${FIRST}.heapsnapshot.gz`, `${FIRST}.json`]);
  expect(errors).toEqual([]);
});

test.each(['../../etc/passwd', '', `${FIRST}/../x`])('no key comes from the id %j', async (id) => {
  expect(await store.find(id)).toBeUndefined();
  expect(await store.openContent(id)).toBeUndefined();
  expect(await store.remove(id)).toBe(false);
  expect(opened).toBe(0);
});
