import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { getHeapSnapshot } from 'node:v8';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutate, mutationsOf } from '../../../test/tools/snapshots/snapshot-mutation.ts';
import { programText } from '../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../graph/heap-graph.ts';
import { SnapshotError } from '../parse/snapshot-error.ts';
import { FileError } from './file-error.ts';
import { type LoadProgress, loadColumns, loadSnapshot } from './load-snapshot.ts';

const TEXT = programText([{ to: 2, name: 'held' }], [{ name: 'Held', selfSize: 12 }]);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heapwatch-load-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: string | Uint8Array): Promise<string> {
  const path = join(folder, 'a.heapsnapshot');
  await writeFile(path, content);
  return path;
}

test('reads a plain file and a gzip of it alike', async () => {
  const plain = await loadSnapshot(await file(TEXT));
  const packed = await loadSnapshot(await file(gzipSync(TEXT)));
  expect(plain.retainedSizes[0]).toBe(12);
  expect(packed.retainedSizes).toEqual(plain.retainedSizes);
});

test('reads what V8 streams', async () => {
  const snapshot = await loadSnapshot(getHeapSnapshot());
  expect(snapshot.nodeCount).toBeGreaterThan(10_000);
  expect(snapshot.retainedSizes[0]).toBeGreaterThan(1 << 20);
});

test('tells how far it is, in bytes of the file as it lies there', async () => {
  const packed = gzipSync(TEXT);
  const told: LoadProgress[] = [];
  await loadSnapshot(await file(packed), { onProgress: (progress) => told.push(progress) });
  expect(told).toEqual([
    { stage: 'reading', bytesRead: packed.length, totalBytes: packed.length },
    { stage: 'graph' },
    { stage: 'classes' },
  ]);
  const streamed: LoadProgress[] = [];
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    yield packed.subarray(0, 10);
    yield packed.subarray(10);
  };
  await loadColumns(pieces(), { onProgress: (progress) => streamed.push(progress) });
  expect(streamed).toEqual([
    { stage: 'reading', bytesRead: 10 },
    { stage: 'reading', bytesRead: packed.length },
  ]);
});

test.each([
  ['an empty file', '', 'empty'],
  ['a gzip of nothing', gzipSync(''), 'empty'],
  ['a gzip of something else', gzipSync('console.log(1)'), 'not-a-snapshot'],
  ['a gzip that is cut', gzipSync(TEXT).subarray(0, 60), 'bad-gzip'],
  [
    'a gzip that is damaged',
    Buffer.concat([gzipSync(TEXT).subarray(0, 40), Buffer.alloc(40, 0xee)]),
    'bad-gzip',
  ],
  ['JSON that is no snapshot', '{"nodes":{}}', 'not-a-snapshot'],
])('%s has its error', async (_, content, code) => {
  await expect(loadSnapshot(await file(content))).rejects.toMatchObject({ code });
});

test('no file and a directory have theirs', async () => {
  await expect(loadSnapshot(join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
  await expect(loadSnapshot(folder)).rejects.toMatchObject({ code: 'not-a-file' });
});

test('a damaged gzip ends in a result or in an error of ours', async () => {
  const packed = gzipSync(TEXT);
  let results = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(mutationsOf(packed.length), { minLength: 1, maxLength: 2 }),
      async (mutations) => {
        const bytes = mutations.reduce(mutate, packed as Uint8Array);
        try {
          const { retainedSizes } = await loadColumns(Readable.from([bytes])).then((columns) =>
            buildGraph(columns),
          );
          // gzip carries a checksum: what passes it is what was packed, or was plain text all along
          expect(retainedSizes[0]).toBe(12);
          results++;
        } catch (error) {
          expect([FileError, SnapshotError]).toContain((error as Error).constructor);
        }
      },
    ),
    { numRuns: 1000 },
  );
  expect(results).toBeLessThan(990);
});

test('what follows a gzip may be padding, and nothing else', async () => {
  const padded = Buffer.concat([gzipSync(TEXT), Buffer.alloc(512)]);
  expect((await loadSnapshot(await file(padded))).retainedSizes[0]).toBe(12);
  const trailed = Buffer.concat([gzipSync(TEXT), Buffer.from('garbage')]);
  await expect(loadSnapshot(await file(trailed))).rejects.toMatchObject({ code: 'bad-gzip' });
  const two = Buffer.concat([gzipSync(TEXT), gzipSync(TEXT)]);
  await expect(loadSnapshot(await file(two))).rejects.toMatchObject({
    code: 'bad-syntax',
    place: { byteOffset: TEXT.length },
  });
});
