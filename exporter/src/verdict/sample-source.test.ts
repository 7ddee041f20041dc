import { expect, test } from 'vitest';
import { MAJOR, MINOR } from '../observe/gc/gc-kind.ts';
import { GcTotals } from '../observe/gc/gc-totals.ts';
import type { GcWatch } from '../observe/gc/gc-watch.ts';
import { sampleSource } from './sample-source.ts';
import { threadReserves } from './thread-reserves.ts';

const MIB = 2 ** 20;

test('threads hold the most that was committed for them, and nothing when they have ended', () => {
  const take = threadReserves();
  const of = (mib: number) => ({ heapTotalBytes: mib * MIB, externalBytes: 3 * MIB });
  expect(take(new Map(), 0)).toBe(0);
  expect(take(new Map([[1, of(40)]]), 15_000) / MIB).toBe(43);
  expect(
    take(
      new Map([
        [1, of(60)],
        [2, of(10)],
      ]),
      30_000,
    ) / MIB,
  ).toBe(76);
  expect(
    take(
      new Map([
        [1, of(20)],
        [2, of(10)],
      ]),
      45_000,
    ) / MIB,
  ).toBeCloseTo(76, 0);
  expect(take(new Map([[2, of(10)]]), 60_000) / MIB).toBe(13);
});

test('the live set is in a sample only when a major GC came since the one before', () => {
  const totals = new GcTotals();
  const threads = new Map([[7, { heapTotalBytes: 30, externalBytes: 4 }]]);
  const take = sampleSource({ totals, liveBytes: 70 } as unknown as GcWatch, {
    readHeap: () => ({ used_heap_size: 100, total_heap_size: 150, heap_size_limit: 1000 }),
    readMemory: () => ({ rss: 300, external: 20 }),
    takeUtilization: () => 0.25,
    readPrivate: (threads) => 280 + threads,
    readThreads: () => threads,
    readLimit: () => 4000,
    now: () => 123,
    processStartMs: 5,
  });
  const common = {
    timeMs: 123,
    heapUsedBytes: 100,
    heapTotalBytes: 150,
    heapLimitBytes: 1000,
    rssBytes: 300,
    externalBytes: 20,
    privateBytes: 281,
    threadsBytes: 34,
    containerLimitBytes: 4000,
    eventLoopUtilization: 0.25,
    processStartMs: 5,
  };
  totals.add(MINOR, 1);
  expect(take()).toEqual({
    ...common,
    majorGc: false,
    liveBytes: undefined,
    majorGcCount: 0,
    minorGcCount: 1,
  });
  totals.add(MAJOR, 9);
  expect(take()).toEqual({ ...common, majorGc: true, liveBytes: 70, majorGcCount: 1, minorGcCount: 1 });
  expect(take()).toMatchObject({ majorGc: false, liveBytes: undefined, majorGcCount: 1 });
});
