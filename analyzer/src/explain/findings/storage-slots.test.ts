import { describe, expect, test } from 'vitest';
import { dictionaryLayout, orderedTableLayout } from './storage-slots.ts';

const POWERS = Array.from({ length: 24 }, (_, power) => 2 ** (power + 1));
/** Bytes of a table: two words in front, three counts, and slots for each bucket. */
const bytesOf = (wordBytes: number, slots: number): number => (2 + 3 + slots) * wordBytes;

describe.each([8, 4])('tables in words of %i bytes are told by their size alone', (wordBytes) => {
  test.each(POWERS)('%i buckets', (buckets) => {
    expect(orderedTableLayout(bytesOf(wordBytes, 7 * buckets))).toEqual({
      kind: 'map',
      stride: 3,
      firstSlot: 3 + buckets,
      capacity: 2 * buckets,
    });
    expect(orderedTableLayout(bytesOf(wordBytes, 5 * buckets))).toEqual({
      kind: 'set',
      stride: 2,
      firstSlot: 3 + buckets,
      capacity: 2 * buckets,
    });
    // a WeakMap's: key and value for each place
    expect(orderedTableLayout(bytesOf(wordBytes, 2 * buckets))).toBeUndefined();
  });
});

test('sizes that real snapshots have', () => {
  expect(orderedTableLayout(57_384)).toMatchObject({ kind: 'map', firstSlot: 1027, capacity: 2048 });
  expect(orderedTableLayout(41_000)).toMatchObject({ kind: 'set', firstSlot: 1027, capacity: 2048 });
  expect(orderedTableLayout(32_808)).toBeUndefined();
  expect(dictionaryLayout(49_216)).toEqual({ firstSlot: 6, stride: 3, capacity: 2048 });
  expect(dictionaryLayout(49_200)).toEqual({ firstSlot: 4, stride: 3, capacity: 2048 });
  for (const bytes of [0, 16, 24, 10_001]) {
    expect(orderedTableLayout(bytes)).toBeUndefined();
    expect(dictionaryLayout(bytes)).toBeUndefined();
  }
});
