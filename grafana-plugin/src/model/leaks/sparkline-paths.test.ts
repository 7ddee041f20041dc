import { expect, test } from 'vitest';
import { thinHistory } from '../trend/byte-history.ts';
import { sparklinePaths } from './sparkline-paths.ts';

const BOX = { fromMs: 0, toMs: 100, widthPx: 100, heightPx: 24 };

test('the live set is drawn in steps, from the bottom margin to the top one', () => {
  const paths = sparklinePaths({ timesMs: [0, 50, 100], bytes: [0, 50, 100] }, BOX);
  expect(paths?.steps).toBe('M0,22H50V12H100V2');
  expect(paths?.line).toBe('M0,22L100,2');
  expect(paths).toMatchObject({ firstBytes: 0, lastBytes: 100 });
});

test('a few percent of noise stay flat', () => {
  const paths = sparklinePaths({ timesMs: [0, 50, 100], bytes: [100, 97, 100] }, BOX);
  const heights = [...(paths?.steps ?? '').matchAll(/[,V](\d+(\.\d)?)/g)].map(([, y]) => Number(y));
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(3);
});

test('what is outside of the picture is cut at its edge', () => {
  const times = Array.from({ length: 40 }, (_, index) => index);
  const bytes = times.map((time) => 1_000 + time * 10);
  bytes[20] = 0;
  const paths = sparklinePaths({ timesMs: times, bytes }, { ...BOX, toMs: 39 });
  const heights = [...(paths?.band ?? '').matchAll(/,(-?\d+(\.\d)?)/g)].map(([, y]) => Number(y));
  expect(heights.every((y) => y >= 2 && y <= 22)).toBe(true);
});

test('nothing known draws nothing', () => {
  expect(sparklinePaths({ timesMs: [1, 2], bytes: [null, undefined] }, BOX)).toBeUndefined();
});

test('thinning keeps both ends', () => {
  const timesMs = Array.from({ length: 1_000 }, (_, index) => index);
  const thin = thinHistory({ timesMs, bytes: timesMs }, 7);
  expect(thin.timesMs).toHaveLength(7);
  expect([thin.timesMs[0], thin.timesMs.at(-1), thin.bytes.at(-1)]).toEqual([0, 999, 999]);
});
