import { describe, expect, test } from 'vitest';
import { placesOf, rowWindow, scrollTopFor } from './row-window.ts';

test('of 50,000 rows some thirty are drawn, wherever one is', () => {
  for (const scrollTop of [0, 29, 30 * 25_000, 30 * 25_000 + 1, 30 * 50_000, 30 * 60_000]) {
    const { first, end, slotCount } = rowWindow(50_000, 30, scrollTop, 480);
    expect(end - first).toBeLessThan(34);
    expect(end - first).toBeLessThanOrEqual(slotCount);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(50_000);
  }
  expect(rowWindow(50_000, 30, 30 * 100, 480)).toMatchObject({ first: 92, end: 124 });
  expect(rowWindow(0, 30, 0, 480)).toMatchObject({ first: 0, end: 0 });
});

test('a row is scrolled into view no further than needed', () => {
  expect(scrollTopFor(5, 30, 0, 480)).toBe(0);
  expect(scrollTopFor(20, 30, 0, 480)).toBe(150);
  expect(scrollTopFor(2, 30, 300, 480)).toBe(60);
});

describe('the places of rows in the page', () => {
  const at = (first: number) => ({ first, end: first + 5, slotCount: 5 });

  test('are in order where scrolling came to rest', () => {
    expect(placesOf(at(100), 100)).toEqual([100, 101, 102, 103, 104]);
    expect(placesOf({ first: 0, end: 3, slotCount: 5 }, 0)).toEqual([0, 1, 2, undefined, undefined]);
  });

  test('change for rows that leave the window, and for no other', () => {
    expect(placesOf(at(102), 100)).toEqual([105, 106, 102, 103, 104]);
    expect(placesOf(at(99), 100)).toEqual([100, 101, 102, 103, 99]);
    expect(placesOf(at(7), 100)).toEqual([10, 11, 7, 8, 9]);
  });
});
