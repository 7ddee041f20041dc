import { expect, test } from 'vitest';
import { SharedReads } from './shared-reads.ts';

/** Reads that end when they are told to. */
function heldReads() {
  const ends: ((value: number | Error) => void)[] = [];
  const read = (): Promise<number> =>
    new Promise((resolve, reject) =>
      ends.push((value) => (value instanceof Error ? reject(value) : resolve(value))),
    );
  return { ends, read };
}

test('who asks during a read shares the next one, however many they are', async () => {
  const { ends, read } = heldReads();
  const reads = new SharedReads<number>();
  const first = reads.read('a', read);
  const later = Array.from({ length: 5 }, () => reads.read('a', read));
  const other = reads.read('b', read);
  expect(ends).toHaveLength(2);
  ends[0]?.(1);
  ends[1]?.(7);
  expect([await first, await other]).toEqual([1, 7]);
  expect(ends).toHaveLength(3);
  ends[2]?.(2);
  expect(await Promise.all(later)).toEqual([2, 2, 2, 2, 2]);
  const fresh = reads.read('a', read);
  ends[3]?.(3);
  expect(await fresh).toBe(3);
});

test('a read that fails fails for those who shared it, and not for the next', async () => {
  const { ends, read } = heldReads();
  const reads = new SharedReads<number>();
  const first = reads.read('a', read);
  const second = reads.read('a', read);
  ends[0]?.(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  ends[1]?.(2);
  expect(await second).toBe(2);
});
