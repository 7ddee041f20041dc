import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MapBox } from './map-boxes.ts';
import { layoutTreemap, type PlacedBox } from './treemap-layout.ts';

const leaf = (bytes: number): MapBox => ({ name: 'x', kind: 'program', bytes, parts: [] });
const SIZE = { width: 1000, height: 500, labelHeight: 0, gap: 0 };

const boxes = fc.array(
  fc
    .record({ own: fc.integer({ min: 0, max: 1e9 }), parts: fc.array(fc.integer({ min: 1, max: 1e9 })) })
    .map(({ own, parts }) => ({
      ...leaf(own + 1 + parts.reduce((sum, bytes) => sum + bytes, 0)),
      parts: parts.map(leaf),
    })),
  { minLength: 1 },
);

describe('whatever the bytes', () => {
  test('areas are in proportion to them', () => {
    fc.assert(
      fc.property(boxes, (given) => {
        const whole = given.reduce((sum, { bytes }) => sum + bytes, 0);
        for (const { box, width, height } of layoutTreemap(given, SIZE)) {
          expect((width * height) / SIZE.height).toBeCloseTo(box.bytes / whole, 6);
        }
      }),
    );
  });

  test('boxes stay within the one around them and off each other', () => {
    const size = { ...SIZE, labelHeight: 22, gap: 3 };
    const check = (placed: readonly PlacedBox[], width: number, height: number): void => {
      const near = 0.001;
      for (const [n, a] of placed.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(0);
        expect(a.left + a.width).toBeLessThanOrEqual(1 + near);
        expect(a.top).toBeGreaterThanOrEqual(0);
        expect(a.top + a.height).toBeLessThanOrEqual(height + near);
        for (const b of placed.slice(n + 1)) {
          const isBeside = a.left + a.width <= b.left + near || b.left + b.width <= a.left + near;
          const isOver = a.top + a.height <= b.top + near || b.top + b.height <= a.top + near;
          expect(isBeside || isOver).toBe(true);
        }
        check(a.parts, a.width * width, a.height);
      }
    };
    fc.assert(
      fc.property(boxes, (given) => check(layoutTreemap(given, size), size.width, size.height)),
      { numRuns: 50 },
    );
  });
});

test('what cannot be seen is not drawn', () => {
  expect(layoutTreemap([leaf(1_000_000), leaf(1)], SIZE)).toHaveLength(1);
});
