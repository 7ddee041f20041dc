import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StringArrayReader } from '../json/string-array-reader.ts';
import { StringTable } from './string-table.ts';

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

function tableOf(json: string): StringTable {
  const reader = new StringArrayReader();
  reader.read(new TextEncoder().encode(json), 0, 0);
  expect(reader.isDone).toBe(true);
  return reader.finish();
}

test.each([
  ['escapes', '"a\\"b\\\\c\\/d\\n\\u0007\\u00e9"', 'a"b\\c/d\n\u0007é'],
  ['a pair of surrogates', '"\\ud83d\\ude00"', '\u{1F600}'],
  // V8 writes a character over U+FFFF by its low 16 bits, and a lone surrogate as three question marks
  ['what V8 makes of U+1F600', '"\\uF600"', '\uF600'],
  ['what V8 makes of a lone surrogate', '"???"', '???'],
  ['half of a pair', '"\\ud83d"', '\ud83d'],
  ['UTF-8 as it is', '"ä\u{1F600}"', 'ä\u{1F600}'],
  ['an escape that is none', '"a\\x"', 'a\\x'],
  ['quotes at the end', '"a\\\\"', 'a\\'],
  ['nothing', '""', ''],
])('reads %s', (_, text, expected) => {
  expect(tableOf(`[${text},"next"]`).get(0)).toBe(expected);
});

test('reads strings that lie across the ends of segments', () => {
  // 1 MiB a segment: three are filled
  const filler = 'x'.repeat(997);
  const count = 4000;
  const reader = new StringArrayReader();
  const encoder = new TextEncoder();
  reader.read(encoder.encode('['), 0, 0);
  for (let from = 0; from < count; from += 7) {
    const texts = Array.from({ length: Math.min(7, count - from) }, (_, n) => `"${from + n}é${filler}"`);
    reader.read(encoder.encode(from === 0 ? texts.join() : `,${texts.join()}`), 0, 0);
  }
  reader.read(encoder.encode(']'), 0, 0);
  const table = reader.finish();
  expect(table.count).toBe(count);
  const wrong = Array.from({ length: count }, (_, n) => n).filter((n) => table.get(n) !== `${n}é${filler}`);
  expect(wrong).toEqual([]);
  expect(table.find(`${count - 1}`)).toBeUndefined();
});

test('packed, the wanted strings are as they were and the others empty', () => {
  const texts = ['', 'one', 'a"b\\', 'é', '"', 'last'];
  const table = tableOf(JSON.stringify(texts));
  const all = StringTable.of(table.packed(() => true));
  expect(texts.map((_, index) => all.get(index))).toEqual(texts);
  const some = StringTable.of(table.packed((index) => index % 2 === 1));
  expect(texts.map((_, index) => some.get(index))).toEqual(['', 'one', '', 'é', '', 'last']);
});
