import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SizeColumn } from './size-column.ts';

test('gives back sizes of any width, and their sum', () => {
  const sizes = fc.oneof(
    fc.nat({ max: 100 }),
    fc.integer({ min: 2 ** 16 - 3, max: 2 ** 16 + 3 }),
    fc.integer({ min: 2 ** 32 - 3, max: 2 ** 40 }),
  );
  fc.assert(
    fc.property(fc.array(sizes), (wanted) => {
      const column = new SizeColumn(new Uint16Array(wanted.length));
      for (const [node, bytes] of wanted.entries()) column.append(node, bytes);
      const copy = new Float64Array(wanted.length);
      column.copyTo(copy);
      expect(column.toArray()).toEqual(wanted);
      expect([...copy]).toEqual(wanted);
      expect(column.total()).toBe(wanted.reduce((sum, bytes) => sum + bytes, 0));
    }),
  );
});
