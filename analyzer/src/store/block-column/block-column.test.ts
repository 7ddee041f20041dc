import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlockColumn } from './block-column.ts';
import { BLOCK_LENGTH, MAX_BLOCK_BYTES, ROW_LENGTH, valuesOf } from './block-layout.ts';
import { encodeBlock, encodedLength } from './encode-block.ts';
import { encodeColumn } from './encode-column.ts';

function encode(numbers: readonly number[] | Float64Array) {
  const pieces: Uint8Array[] = [];
  const values = valuesOf(Float64Array.from(numbers));
  const table = encodeColumn(values, (bytes) => pieces.push(bytes.slice()));
  const bytes = Uint8Array.from(Buffer.concat(pieces));
  const reads: number[] = [];
  const column = new BlockColumn(numbers.length, table, (start, byteLength) => {
    reads.push(byteLength);
    return bytes.buffer.slice(start, start + byteLength);
  });
  return { column, bytes, table, reads };
}

const shapeOf = (numbers: readonly number[]) =>
  encodeBlock(Float64Array.from(numbers), numbers.length, new DataView(new ArrayBuffer(MAX_BLOCK_BYTES)));

test('whole numbers come back as they were, whatever their sizes', () => {
  const whole = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 300 }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((n) => n >>> 0) },
    { weight: 1, arbitrary: fc.integer({ min: -5, max: 2 ** 26 }) },
    { weight: 1, arbitrary: fc.maxSafeInteger() },
  );
  const columns = fc.array(whole, { maxLength: 200 }).chain((numbers) =>
    fc.record({
      numbers: fc.constant(numbers),
      times: fc.integer({ min: 1, max: 60 }),
      shift: fc.nat(2 ** 33),
    }),
  );
  fc.assert(
    fc.property(columns, ({ numbers, times, shift }) => {
      const all = Array.from(
        { length: numbers.length * times },
        (_, k) => numbers[k % numbers.length] + shift,
      );
      const { column } = encode(all);
      expect(Array.from(all, (_, k) => column.at(k))).toEqual(all);
    }),
    { numRuns: 150 },
  );
});

test('a block takes as few bytes as it can do with, and a few large numbers do not widen the rest', () => {
  expect(shapeOf(Array<number>(1000).fill(7))).toMatchObject({ width: 0, exceptions: 0, base: 7 });
  const small = Array.from({ length: 1000 }, (_, k) => 1e6 + (k % 200));
  expect(shapeOf(small)).toMatchObject({ width: 1, exceptions: 0, base: 1e6 });
  const outliers = small.map((number, k) => (k % 300 === 0 ? (k % 600 === 0 ? 2 ** 40 : 3) : number));
  const shape = shapeOf(outliers);
  expect(shape).toMatchObject({ width: 1, exceptions: 4, low: 3, high: 2 ** 40 });
  expect(encodedLength(1000, shape)).toBe(1040);
});

test('reads no more than the blocks that are asked for, each once', () => {
  const numbers = Float64Array.from({ length: BLOCK_LENGTH * 5 + 10 }, (_, k) => k * 3);
  const { column, reads, bytes, table } = encode(numbers);
  expect([column.at(BLOCK_LENGTH * 2), column.at(BLOCK_LENGTH * 3 - 1)]).toEqual([
    BLOCK_LENGTH * 6,
    BLOCK_LENGTH * 9 - 3,
  ]);
  expect(column.indexOf(BLOCK_LENGTH * 6 + 3)).toBe(BLOCK_LENGTH * 2 + 1);
  expect(column.indexOf(BLOCK_LENGTH * 6 + 4)).toBe(-1);
  expect(reads).toHaveLength(1);
  expect(column.lastNotAbove(BLOCK_LENGTH * 15 + 1)).toBe(BLOCK_LENGTH * 5);
  expect(reads).toHaveLength(2);
  expect(reads.reduce((sum, read) => sum + read, 0)).toBeLessThan(bytes.length);
  // both have numbers of up to 16 bits
  expect(column.loadedBytes - table.byteLength).toBe(2 * 2 * BLOCK_LENGTH - 2 * (BLOCK_LENGTH - 10));
});

test('finds the last number not above another, as a plain search does', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(steps, fc.integer({ min: -2, max: 1000 }), (differences, wanted) => {
      let sum = 0;
      const numbers = Array.from({ length: 9000 }, (_, k) => (sum += differences[k % differences.length]));
      const { column } = encode(numbers);
      expect(column.lastNotAbove(wanted)).toBe(numbers.findLastIndex((number) => number <= wanted));
    }),
    { numRuns: 50 },
  );
});

test('a table of another length is refused', () => {
  expect(
    () => new BlockColumn(BLOCK_LENGTH + 1, new Float64Array(ROW_LENGTH), () => new ArrayBuffer(0)),
  ).toThrow('another length');
});
