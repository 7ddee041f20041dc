import { expect, test } from 'vitest';
import { valueRange } from './value-range.ts';

test('a limit near enough is on the axis', () => {
  const range = valueRange(300, 512);
  expect(range.isLimitInView).toBe(true);
  expect(range.topBytes).toBeGreaterThan(512);
});

test('a limit far above is left out, so that the teeth stay readable', () => {
  const range = valueRange(100, 4096);
  expect(range.isLimitInView).toBe(false);
  expect(range.topBytes).toBeLessThan(120);
});

test('values above the limit stay in view', () => {
  expect(valueRange(600, 512).topBytes).toBeGreaterThan(600);
});

test('the limit alone is worth an axis; nothing at all still makes a valid one', () => {
  expect(valueRange(0, 512).isLimitInView).toBe(true);
  expect(valueRange(0, undefined)).toEqual({ topBytes: 1, isLimitInView: false });
});
