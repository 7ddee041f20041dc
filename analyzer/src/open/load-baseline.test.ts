import { EventEmitter, setMaxListeners } from 'node:events';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFixture } from '../../../test/fixtures/fixture.ts';
import { diffBaseline, diffSnapshots } from '../explain/diff.ts';
import type { HeapSnapshot } from '../explain/heap-snapshot.ts';
import { FileError } from './file-error.ts';
import { loadBaseline } from './load-baseline.ts';
import { loadColumns, loadSnapshot } from './load-snapshot.ts';

/** Grows between the snapshots in every way that the baseline's edges tell. */
class GrowingProgram {
  readonly map = new Map<string, object>([['first', {}]]);
  readonly dictionary: Record<string, object> = {};
  readonly emitter = new EventEmitter();
  readonly target = new EventTarget();

  constructor() {
    setMaxListeners(0, this.emitter, this.target);
  }

  grow(): void {
    for (let n = 0; n < 200; n++) {
      this.map.set(`key ${n}`, { some: n, property: 'of a shape' });
      this.dictionary[`entry ${n}`] = {};
      this.emitter.on('grown', () => n);
      this.target.addEventListener('grown', () => n);
    }
  }
}

describe('two snapshots of one process', () => {
  const program = new GrowingProgram();
  let folder = '';
  let early = '';
  let current: HeapSnapshot;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heapwatch-baseline-'));
    program.grow();
    early = writeHeapSnapshot(join(folder, 'early.heapsnapshot'));
    for (let time = 0; time < 5; time++) program.grow();
    delete program.dictionary['entry 3'];
    current = await loadSnapshot(writeHeapSnapshot(join(folder, 'late.heapsnapshot')));
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  test('compare alike whether the edges of the first are kept or not', async () => {
    const { facts } = await loadBaseline(early, current);
    if (facts === undefined) throw new Error('taken for another process');
    const diff = diffBaseline(facts, current, {});
    const before = (event: string, emitterClass: string): number | undefined =>
      diff.listeners.rows.find((row) => row.event === event && row.emitterClass === emitterClass)?.before;
    expect([before('grown', 'EventEmitter'), before('grown', 'EventTarget')]).toEqual([200, 200]);
    expect(diff).toEqual(diffSnapshots(await loadColumns(early), current));
    const packed = join(folder, 'early.heapsnapshot.gz');
    await writeFile(packed, gzipSync(await readFile(early), { level: 1 }));
    const { facts: ofPacked } = await loadBaseline(packed, current);
    expect(ofPacked && diffBaseline(ofPacked, current, {})).toEqual(diff);
  }, 60_000);

  test('of another process all columns are needed', async () => {
    const other = join(folder, 'other.heapsnapshot');
    await writeFile(other, readFixture('node-24'));
    const { facts, columns } = await loadBaseline(other, current);
    expect(facts).toBeUndefined();
    expect(columns?.edgeTargets).toEqual((await loadColumns(other)).edgeTargets);
  });

  test('faults are told as of any file', async () => {
    await expect(loadBaseline(join(folder, 'none'), current)).rejects.toThrow(FileError);
    const cut = join(folder, 'cut.heapsnapshot');
    await writeFile(cut, await readFile(early));
    await truncate(cut, 5_000_000);
    const message = await loadColumns(cut).catch((error: Error) => error.message);
    await expect(loadBaseline(cut, current)).rejects.toThrow(message as string);
    const text = await readFile(early, 'latin1');
    const edges = text.indexOf('"edges":[') + 1000;
    await writeFile(cut, `${text.slice(0, edges)}x${text.slice(edges + 1)}`, 'latin1');
    await expect(loadBaseline(cut, current)).rejects.toThrow('edges');
  });
});
