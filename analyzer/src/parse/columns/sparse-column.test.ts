import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SparseColumn } from './sparse-column.ts';

test('gives back what each ordinal has, the later of two, and 0 for the others', () => {
  const pairs = fc.array(fc.tuple(fc.nat({ max: 199 }), fc.integer({ min: 1, max: 0xffff_ffff })));
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 231 }), pairs, (length, numbers) => {
      const column = new SparseColumn(
        length,
        Uint32Array.from(numbers, ([ordinal]) => ordinal),
        Uint32Array.from(numbers, ([, value]) => value),
      );
      const wanted = new Map(numbers);
      for (let ordinal = 0; ordinal < length; ordinal++) {
        expect(column.at(ordinal)).toBe(wanted.get(ordinal) ?? 0);
      }
      const visited: [number, number][] = [];
      column.forEach((ordinal, value) => {
        visited.push([ordinal, value]);
      });
      expect(visited).toEqual([...wanted].sort(([a], [b]) => a - b));
    }),
  );
});
