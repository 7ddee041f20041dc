import { expect, test } from 'vitest';
import { layoutMap, type RetainedPart } from './map-layout.ts';

const NO_REST = { boxes: 0, bytes: 0 };
function part(className: string, bytes: number, parts: readonly RetainedPart[] = []): RetainedPart {
  return { className, count: 1, bytes, isStorage: false, parts, rest: NO_REST };
}

test('areas are in proportion to bytes, and nothing lies outside', () => {
  const whole = { bytes: 1_000, parts: [part('A', 600), part('(b)', 300)], rest: { boxes: 7, bytes: 100 } };
  const boxes = layoutMap(whole, new Set(['A']), 1_000, 200);
  expect(boxes.map(({ name, kind }) => [name, kind])).toEqual([
    ['A', 'suspect'],
    ['(b)', 'system'],
    ['7 smaller', 'rest'],
  ]);
  const total = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
  for (const { left, top, width, height, bytes } of boxes) {
    expect(left + width).toBeLessThanOrEqual(1_000.001);
    expect(top + height).toBeLessThanOrEqual(200.001);
    expect((width * height) / total).toBeCloseTo(bytes / 1_000, 1);
  }
});

test('parts lie inside their box, below its label', () => {
  const whole = { bytes: 100, parts: [part('Outer', 100, [part('Inner', 60)])], rest: NO_REST };
  const [outer] = layoutMap(whole, new Set(), 400, 200);
  const [inner] = outer?.parts ?? [];
  expect(inner?.name).toBe('Inner');
  expect(inner?.top).toBeGreaterThanOrEqual(18);
  expect((inner?.left ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual(outer?.width ?? 0);
});

test('what is too small to be seen is not drawn', () => {
  const whole = { bytes: 1e6, parts: [part('A', 1e6 - 1), part('b', 1)], rest: NO_REST };
  expect(layoutMap(whole, new Set(), 400, 200).map(({ name }) => name)).toEqual(['A']);
});
