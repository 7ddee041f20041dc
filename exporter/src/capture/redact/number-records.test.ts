import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapshotText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { LONGEST_NUMBER, NumberRecords } from './number-records.ts';
import { SnapshotRedactor } from './snapshot-redactor.ts';

const key = new Uint8Array(16).fill(7);

/** What becomes of it, or why nothing does. */
function outcome(text: string, chunkBytes: number): string {
  const redactor = new SnapshotRedactor({ key });
  const bytes = new TextEncoder().encode(text);
  const pieces: Uint8Array[] = [];
  try {
    for (let p = 0; p < bytes.length; p += chunkBytes) {
      pieces.push(...redactor.write(bytes.slice(p, p + chunkBytes)));
    }
    redactor.end();
  } catch (error) {
    // a number past all bounds is told with the chunk it is in
    return String(error).replace(/ \(byte \d+\)$/, '');
  }
  return Buffer.concat(pieces).toString();
}

const NAMES = ['', 'global', 'token', 'ann', 'handler', '(object properties)', '(object elements)', '42'];
/** So many that indexes of strings have two digits. */
const WORDS = Array.from({ length: 30 }, (_, n) => `word${'abcdefghijklmno'[n % 15]}${'pqrstuvwxy'[n % 10]}`);
const name = fc.constantFrom(...NAMES, ...WORDS);
const edge = fc.record({
  to: fc.nat(19),
  type: fc.constantFrom('context', 'property', 'internal', 'hidden', 'shortcut', 'weak'),
  name,
});
const node = fc.record({
  type: fc.constantFrom('hidden', 'array', 'string', 'object', 'code', 'closure', 'regexp', 'object shape'),
  name,
  id: fc.nat(2 ** 31),
  selfSize: fc.constantFrom(0, 16, 2 ** 33),
  edges: fc.array(edge, { maxLength: 70, size: 'max' }),
});
const nodes = fc.array(node, { minLength: 20, maxLength: 20 });
/** Node.js 22 breaks the line in front of the comma between two records. */
const layout = fc.constantFrom('in one line', 'a line each');
const fault = fc.option(fc.tuple(fc.noBias(fc.nat(9999)), fc.constantFrom(...'0,7\n ]["-.a')));

test('numbers that are written as V8 writes them are read as any others are, faults included', () => {
  let taken = 0;
  fc.assert(
    fc.property(nodes, layout, fault, (heap, written, broken) => {
      let text = snapshotText(heap);
      if (written === 'a line each') text = inLines(inLines(text, 'nodes', 6), 'edges', 3);
      if (broken !== null) {
        const [first, last] = [text.indexOf('"nodes":[') + 9, text.indexOf('"trace_function_infos"')];
        const at = first + Math.floor((broken[0] / 10_000) * (last - first));
        text = text.slice(0, at) + broken[1] + text.slice(at + 1);
      }
      const whole = outcome(text, text.length);
      // pieces so short that none is read as plain
      expect(whole).toBe(outcome(text, LONGEST_NUMBER));
      if (whole.startsWith('{')) taken++;
    }),
    { numRuns: 300, endOnFailure: true },
  );
  expect(taken).toBeGreaterThan(10);
});

function inLines(text: string, section: string, width: number): string {
  return text.replace(new RegExp(`("${section}":\\[)([^\\]]*)`), (_, start: string, numbers: string) => {
    let commas = 0;
    return start + numbers.replaceAll(',', () => (++commas % width === 0 ? '\n,' : ','));
  });
}

/** More than are told at a time. */
const records = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    width: fc.constant(width),
    numbers: fc
      .integer({ min: 1000, max: 2500 })
      .chain((count) => fc.infiniteStream(fc.nat(2 ** 31 - 1)).map((all) => [...all.take(count * width)])),
  }),
);

test('all records are told, whole and in order, however many there are and wherever they are cut', () => {
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 40_000 }), ({ width, numbers }, chunkBytes) => {
      const told: number[] = [];
      const reader = new NumberRecords({
        width,
        take(taken, count) {
          expect(count % width).toBe(0);
          told.push(...taken.subarray(0, count));
        },
      });
      // is not of the list, and long enough to be read as plain
      const behind = '7,'.repeat(LONGEST_NUMBER);
      const bytes = new TextEncoder().encode(JSON.stringify(numbers) + behind);
      let offset = 0;
      while (!reader.isDone) {
        const chunk = bytes.subarray(offset, offset + chunkBytes);
        offset += reader.read(chunk, 0, offset);
      }
      expect(told).toEqual(numbers);
      expect(offset).toBe(bytes.length - behind.length);
    }),
    { numRuns: 40 },
  );
});
