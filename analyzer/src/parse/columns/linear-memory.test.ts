import { expect, test } from 'vitest';
import { LinearMemory, numbersBeside } from './linear-memory.ts';

test('gives each byte once, at multiples of 8, as long as there are some', () => {
  const memory = LinearMemory.open(100) as LinearMemory;
  const first = memory.take(9) as number;
  const second = memory.take(80) as number;
  expect([first % 8, second % 8]).toEqual([0, 0]);
  expect(second - first).toBe(16);
  // a memory has whole pages
  expect(memory.take(65_536)).toBeUndefined();
  expect(memory.take(8)).toBe(second + 80);
});

test('is not opened for more than 32 bits address', () => {
  expect(LinearMemory.open(2 ** 32)).toBeUndefined();
});

test('numbers beside a column share its memory, or have their own where there is no room', () => {
  const memory = LinearMemory.open(64) as LinearMemory;
  const column = new Uint32Array(memory.buffer, memory.take(16), 4);
  expect(numbersBeside(column, 4).buffer).toBe(memory.buffer);
  expect(numbersBeside(column, 65_536).buffer).not.toBe(memory.buffer);
  expect(numbersBeside(new Uint32Array(4), 4)).toEqual(new Uint32Array(4));
});
