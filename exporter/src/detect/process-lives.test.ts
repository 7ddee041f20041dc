import { expect, test } from 'vitest';
import { limitOf } from './memory-limit.ts';
import { splitResident } from './native-memory.ts';
import { followLives, type Lives } from './process-lives.ts';
import type { Sample } from './sample.ts';

const at = (timeMs: number, fields: Partial<Sample> = {}): Sample => ({
  timeMs,
  heapUsedBytes: 100,
  rssBytes: 400,
  heapLimitBytes: 1000,
  majorGc: false,
  ...fields,
});
const newLives = (): Lives => ({ life: 0, lifeStartMs: 0 });

test('a process is new when its start time jumps or a counter falls, not when clocks drift', () => {
  const lives = newLives();
  const life = (sample: Sample) => followLives(lives, sample)?.life;
  expect(life(at(20_000, { processStartMs: 10_000, majorGcCount: 3 }))).toBe(0);
  expect(life(at(40_000, { processStartMs: 10_900, majorGcCount: 4 }))).toBe(0);
  expect(life(at(60_000, { processStartMs: 50_000, majorGcCount: 4 }))).toBe(1);
  expect(lives.lifeStartMs).toBe(50_000);
  expect(life(at(80_000, { processStartMs: 50_000, majorGcCount: 1 }))).toBe(2);
  expect(life(at(90_000))).toBe(2);
});

test('minor GCs are counted between samples of one process', () => {
  const lives = newLives();
  expect(followLives(lives, at(10, { minorGcCount: 50 }))).toMatchObject({ spanMs: 0, minorGcs: undefined });
  expect(followLives(lives, at(30, { minorGcCount: 58 }))).toMatchObject({ spanMs: 20, minorGcs: 8 });
  expect(followLives(lives, at(40, { minorGcCount: 2 }))).toMatchObject({ spanMs: 0, minorGcs: undefined });
});

test('samples that are not later are none', () => {
  const lives = newLives();
  followLives(lives, at(100));
  expect(followLives(lives, at(100))).toBeUndefined();
  expect(followLives(lives, at(50))).toBeUndefined();
  expect(followLives(lives, at(101))?.life).toBe(0);
});

test('resident memory is split by the highest use of the heap, given back slowly', () => {
  const first = splitResident(at(0, { heapUsedBytes: 300, externalBytes: 20, rssBytes: 420 }), 0, 0);
  expect(first.parts).toEqual({ nativeBytes: 100, othersBytes: 320 });
  const sample = at(0, { heapUsedBytes: 100, externalBytes: 20, rssBytes: 420 });
  const soon = splitResident(sample, first.reservedBytes, 60_000);
  expect(soon.parts.nativeBytes).toBeCloseTo(100, -1);
  const late = splitResident(sample, first.reservedBytes, 24 * 3600_000);
  expect(late.parts.nativeBytes).toBe(300);
});

test('a container may leave the heap less than V8’s own limit', () => {
  expect(limitOf('heap', at(0))).toBe(1000);
  expect(limitOf('heap', at(0, { containerLimitBytes: 900 }))).toBe(600);
  expect(limitOf('heap', at(0, { containerLimitBytes: 5000 }))).toBe(1000);
  expect(limitOf('native', at(0, { containerLimitBytes: 5000 }))).toBe(4900);
  expect(limitOf('external', at(0))).toBe(1000);
});
