import { expect, test } from 'vitest';
import type { CaptureCost } from './capture-cost.ts';
import { bytesInWords, type CaptureRoom, judgeCapture } from './preflight.ts';

const MIB = 2 ** 20;
const AT_WORST = {
  nodes: 2_000_000,
  memoryBytes: 900 * MIB,
  pauseSeconds: 6.2,
  fileBytes: 50 * MIB,
};
const COST: CaptureCost = {
  ...AT_WORST,
  basis: 'counted',
  memoryBytes: 600 * MIB,
  pauseSeconds: 4.2,
  least: { ...AT_WORST, memoryBytes: 400 * MIB, pauseSeconds: 3.1 },
  worst: AT_WORST,
};
const room = (memory: number, disk = 1e6): CaptureRoom => ({
  memoryBytes: memory * MIB,
  memoryOf: 'control_group',
  diskBytes: disk * MIB,
});

test('goes where there is room, and says what it costs', () => {
  expect(judgeCapture(COST, room(1331))).toEqual({
    ...COST,
    verdict: 'go',
    reason:
      'Pauses this process about 4 s and needs about 600 MiB more, at worst 6 s and 900 MiB, by its objects, which V8 counted; 1.3 GiB are free in its control group.',
    freeMemoryBytes: 1331 * MIB,
    freeMemoryOf: 'control_group',
    freeDiskBytes: 1e6 * MIB,
  });
});

test('what others may take meanwhile is no room: a twentieth, or 32 MiB', () => {
  expect(judgeCapture(COST, room(948)).verdict).toBe('go');
  expect(judgeCapture(COST, room(947)).verdict).toBe('heap_profile');
  const small = { ...COST, worst: { ...AT_WORST, memoryBytes: 100 * MIB } };
  expect(judgeCapture(small, room(132)).verdict).toBe('go');
  expect(judgeCapture(small, room(131)).verdict).toBe('heap_profile');
});

test('too little memory offers the profile', () => {
  expect(judgeCapture(COST, room(600))).toMatchObject({
    verdict: 'heap_profile',
    code: 'no_memory',
    reason: expect.stringMatching(
      /600 MiB more, at worst 6 s and 900 MiB.*; 600 MiB are free .* That is too little room; a heap profile/,
    ),
  });
});

test('too little disk is refused, whatever the memory', () => {
  expect(judgeCapture(COST, room(600, 70))).toMatchObject({
    verdict: 'refuse',
    code: 'no_disk',
    reason: expect.stringContaining('may take 50 MiB on disk, where 70 MiB are free'),
  });
});

test('a heap that is nearly at its limit is refused, whatever the memory', () => {
  const told = judgeCapture(COST, { ...room(1331), heapBytes: 15.9 * MIB });
  expect(told).toMatchObject({
    verdict: 'refuse',
    code: 'heap_full',
    freeHeapBytes: 15.9 * MIB,
    reason: expect.stringMatching(
      /are free in its control group\. The heap has 16 MiB left below the limit at which V8 ends it/,
    ),
  });
  expect(judgeCapture(COST, { ...room(1331), heapBytes: 16 * MIB }).verdict).toBe('go');
});

test('where nobody tells what is free, nothing is refused for it', () => {
  const unknown = { memoryBytes: undefined, memoryOf: undefined, diskBytes: undefined };
  expect(judgeCapture(COST, unknown)).toMatchObject({
    verdict: 'go',
    reason: expect.stringMatching(/and 900 MiB, by its objects, which V8 counted\.$/),
  });
});

test.each([
  [0, '0.0 MiB'],
  [1.5 * MIB, '1.5 MiB'],
  [900.4 * MIB, '900 MiB'],
  [1331 * MIB, '1.3 GiB'],
])('%i bytes are %s', (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});
