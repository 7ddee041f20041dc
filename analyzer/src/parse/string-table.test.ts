import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StringArrayReader } from './string-array-reader.ts';

test('gives back any strings, in whatever chunks they come', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' })),
      fc.integer({ min: 1, max: 9 }),
      (texts, chunkBytes) => {
        const bytes = new TextEncoder().encode(JSON.stringify(texts));
        const reader = new StringArrayReader();
        for (let at = 0; at < bytes.length; at += chunkBytes)
          reader.read(bytes.subarray(at, at + chunkBytes), 0, at);
        const table = reader.finish();
        const read = Array.from({ length: table.count }, (_, index) => table.get(index));
        expect(reader.isDone).toBe(true);
        // lone surrogates do not survive UTF-8, in V8's files as here
        expect(read).toEqual(texts.map((text) => text.toWellFormed()));
      },
    ),
  );
});

test('finds a string by its text', () => {
  const reader = new StringArrayReader();
  reader.read(new TextEncoder().encode('["share","shared","","script"]'), 0, 0);
  const table = reader.finish();
  expect([table.find('shared'), table.find('script'), table.find(''), table.find('shar')]).toEqual([
    1,
    3,
    2,
    undefined,
  ]);
  expect(() => table.get(4)).toThrow(RangeError);
});

test('reads whole numbers without decoding', () => {
  const texts = ['0', '1027', '999999999', '9999999999', '', '12a', '-1', 'x', '1.5', '007'];
  const reader = new StringArrayReader();
  reader.read(new TextEncoder().encode(JSON.stringify(texts)), 0, 0);
  const table = reader.finish();
  const read = texts.map((_, index) => table.wholeNumber(index));
  expect(read).toEqual([0, 1027, 999_999_999, -1, -1, -1, -1, -1, -1, 7]);
});
