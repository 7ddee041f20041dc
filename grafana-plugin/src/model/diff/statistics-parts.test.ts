import { expect, test } from 'vitest';
import { statisticsParts } from './statistics-parts.ts';

test('the parts add up to the whole', () => {
  const statistics = {
    id: 's',
    total: 1_000,
    code: 100,
    strings: 200,
    jsArrays: 50,
    system: 150,
    native: 300,
    typedArrays: 250,
  };
  const parts = statisticsParts(statistics);
  expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(1_000);
  expect(parts.find(({ kind }) => kind === 'objects')?.bytes).toBe(200);
  expect(parts.find(({ kind }) => kind === 'otherNative')?.bytes).toBe(50);
});
