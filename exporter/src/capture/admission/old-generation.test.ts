import { expect, test } from 'vitest';
import { freeBytes, type HeapFill, hasRoomToCount, oldGeneration } from './old-generation.ts';

const MIB = 2 ** 20;
const FILL: HeapFill = {
  spaces: [],
  limitBytes: 256 * MIB,
  youngMebibytes: undefined,
  v8Version: '13.6.233',
  flags: '',
};
const limitOf = (fill: Partial<HeapFill>) => oldGeneration({ ...FILL, ...fill }).limitBytes / MIB;

test.each([
  // --max-old-space-size=64 of Node.js 22, 24 and 26
  ['12.4.254', 112, 64],
  ['13.6.233', 256, 64],
  ['14.6.202', 160, 64],
  // one to come: as the largest of those
  ['99.1', 256, 64],
  ['99.1', 160, 0],
])('of V8 %s with a limit of %d MiB, %d are for what stays alive', (v8Version, limit, expected) => {
  expect(limitOf({ v8Version, limitBytes: limit * MIB })).toBe(expected);
});

test.each([
  // each with --max-old-space-size=100, as V8 tells it
  ['--max-semi-space-size=1', 103],
  ['--max_semi_space_size=8 --enable-source-maps', 124],
  ['--max-semi-space-size=100', 484],
])('young objects of a size that was chosen have their part of it: %s', (flags, limit) => {
  expect(limitOf({ flags, limitBytes: limit * MIB })).toBe(100);
  // stronger than what a thread is started with
  expect(limitOf({ flags, limitBytes: limit * MIB, youngMebibytes: 16 })).toBe(100);
});

test('a thread may have been started with another', () => {
  expect(limitOf({ youngMebibytes: 16, limitBytes: 88 * MIB })).toBe(64);
});

test('what is young or shared by all isolates takes nothing of it', () => {
  const spaces = Object.entries({
    read_only_space: 1,
    new_space: 2,
    new_large_object_space: 4,
    old_space: 8,
    code_space: 16,
    large_object_space: 32,
    trusted_space: 64,
  }).map(([name, mebibytes]) => ({ space_name: name, space_used_size: mebibytes * MIB }));
  const { usedBytes, youngBytes } = oldGeneration({ ...FILL, spaces });
  expect(usedBytes).toBe((8 + 16 + 32 + 64) * MIB);
  expect(youngBytes).toBe((2 + 4) * MIB);
});

test.each([
  { old: 43, young: 0, counted: true },
  { old: 44, young: 0, counted: false },
  // a major GC makes old what is alive of it
  { old: 30, young: 13, counted: true },
  { old: 30, young: 14, counted: false },
])(
  '$old MiB and $young young of 64: counted $counted, as a fifth must be left',
  ({ old, young, counted }) => {
    const [usedBytes, youngBytes] = [old * MIB, young * MIB];
    expect(hasRoomToCount({ usedBytes, youngBytes, limitBytes: 64 * MIB })).toBe(counted);
  },
);

test('what is left is never less than nothing', () => {
  expect(freeBytes({ usedBytes: 3, limitBytes: 5, youngBytes: 1 })).toBe(2);
  expect(freeBytes({ usedBytes: 5, limitBytes: 3, youngBytes: 1 })).toBe(0);
});
