import { expect, test } from 'vitest';
import { MAJOR, MINOR } from '../observe/gc/gc-kind.ts';
import { GcTotals } from '../observe/gc/gc-totals.ts';
import type { GcWatch } from '../observe/gc/gc-watch.ts';
import { sampleSource } from './sample-source.ts';

test('the live set is in a sample only when a major GC came since the one before', () => {
  const totals = new GcTotals();
  const take = sampleSource({ totals, liveBytes: 70 } as unknown as GcWatch, {
    readHeap: () => ({ used_heap_size: 100, total_heap_size: 150, heap_size_limit: 1000 }),
    readMemory: () => ({ rss: 300, external: 20 }),
    takeUtilization: () => 0.25,
    readPrivate: () => 280,
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
    privateBytes: 280,
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
