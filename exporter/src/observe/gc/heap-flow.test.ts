import { expect, test } from 'vitest';
import { heapFlow } from './heap-flow.ts';
import { type HeapReading, readHeap } from './heap-reading.ts';

const reading = (youngUsedBytes: number, oldUsedBytes: number, allocatedBytes?: number): HeapReading => ({
  youngUsedBytes,
  youngCapacityBytes: 1000,
  oldUsedBytes,
  allocatedBytes,
});

test('is V8’s own count where there is one', () => {
  expect(heapFlow(reading(400, 50, 10_000), reading(100, 90, 12_500), 9, 9)).toEqual({
    allocatedBytes: 2500,
    reclaimedBytes: 2760,
  });
});

test('without GCs in between is the growth', () => {
  expect(heapFlow(reading(100, 50), reading(300, 60), 0, 0)).toEqual({
    allocatedBytes: 210,
    reclaimedBytes: 0,
  });
});

test('a minor GC stands for a full young generation', () => {
  // 400 → 1000 filled; nothing survived; 100 since.
  expect(heapFlow(reading(400, 50), reading(100, 50), 1, 0)).toEqual({
    allocatedBytes: 700,
    reclaimedBytes: 1000,
  });
});

test('what survives once is taken to be as much as what is promoted', () => {
  // Each of three GCs promoted 20 and left 20: 600, twice 980, and 80 since the last.
  expect(heapFlow(reading(400, 50), reading(100, 110), 3, 0)).toEqual({
    allocatedBytes: 600 + 980 + 980 + 80,
    reclaimedBytes: 2640 + 240,
  });
});

test('a major GC stands for half of it, and frees what is left over', () => {
  expect(heapFlow(reading(100, 5000), reading(50, 1000), 0, 1)).toEqual({
    allocatedBytes: 450,
    reclaimedBytes: 450 + 4050,
  });
});

test('nothing is ever negative', () => {
  expect(heapFlow(reading(900, 50), reading(0, 50), 0, 1)).toEqual({
    allocatedBytes: 0,
    reclaimedBytes: 900,
  });
});

test('young and old generation are read apart', () => {
  const space = (space_name: string, space_used_size: number) => ({
    space_name,
    space_used_size,
    space_available_size: 5,
  });
  const spaces = [
    space('read_only_space', 1),
    space('new_space', 20),
    space('old_space', 300),
    space('code_space', 4_000),
    space('new_large_object_space', 50_000),
    space('large_object_space', 600_000),
    space('a_space_of_tomorrow', 7_000_000),
  ];
  expect(readHeap(spaces, 9)).toEqual({
    youngUsedBytes: 50_020,
    youngCapacityBytes: 25,
    oldUsedBytes: 7_604_301,
    allocatedBytes: 9,
  });
  expect(readHeap().oldUsedBytes).toBeGreaterThan(1e6);
  expect(readHeap().oldUsedBytes).toBeLessThan(process.memoryUsage().heapUsed);
});
