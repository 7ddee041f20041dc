import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadMarks } from './spread-marks.ts';

test('marks with room stay, the others move right in their order, and back from the end', () => {
  expect(spreadMarks([], 20, 100)).toEqual([]);
  expect(spreadMarks([0, 30, 100], 20, 100)).toEqual([0, 30, 100]);
  expect(spreadMarks([10, 12, 13, 70], 20, 100)).toEqual([10, 30, 50, 70]);
  expect(spreadMarks([10, 95, 99], 20, 100)).toEqual([10, 80, 100]);
  expect(spreadMarks([98, 99, 100], 60, 100)).toEqual([0, 40, 100]);
});

test('no mark covers another where there is room for all', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 50 }), (places) => {
      const spread = spreadMarks(
        places.toSorted((a, b) => a - b),
        20,
        1000,
      );
      for (const [i, place] of spread.entries()) {
        expect(place).toBeGreaterThanOrEqual(i * 20);
        expect(place).toBeLessThanOrEqual(1000);
        if (i > 0) expect(place - (spread[i - 1] ?? 0)).toBeGreaterThanOrEqual(20);
      }
    }),
  );
});
