import { expect, test } from 'vitest';
import { readTextFile } from './memory-limit.ts';
import { privateMemoryReader } from './private-memory.ts';

const status = (data: number, resident: number) =>
  `Name:\tnode\nVmPeak:\t 1234567 kB\nVmRSS:\t  ${resident} kB\nVmData:\t  ${data} kB\nVmStk:\t 132 kB\n`;

test('begins at the resident memory, and then moves as what the process has asked for', () => {
  let text: string | undefined = status(580_000, 45_000);
  const read = privateMemoryReader(() => text);
  expect(read(0)).toBe(45_000 * 1024);
  text = status(590_000, 90_000);
  expect(read(0)).toBe(55_000 * 1024);
});

test('what every isolate reserves is left out, of those that come and go too', () => {
  let text = status(580_000 + 500_000, 50_000);
  const read = privateMemoryReader(() => text);
  expect(read(1)).toBe(50_000 * 1024);
  text = status(580_000 + 5 * 500_000 + 40_000, 90_000);
  expect((read(5) ?? Number.NaN) / 1024).toBe(580_000 + 5 * 500_000 + 40_000 - 3 * 1_030_000);
  text = status(580_000 + 20_000, 60_000);
  expect((read(0) ?? Number.NaN) / 1024).toBe(600_000 - 515_000);
});

test.each([
  ['nothing', undefined],
  ['no such lines', 'Name:\tnode\n'],
  ['zeros', status(0, 45_000)],
])('a system that tells %s has none', (_, text) => {
  expect(privateMemoryReader(() => text)(0)).toBeUndefined();
});

test.runIf(process.platform === 'linux')('64 MiB that nobody has touched are in it', () => {
  const read = privateMemoryReader(readTextFile);
  const before = read(0) ?? Number.NaN;
  const held = new ArrayBuffer(64 * 2 ** 20);
  expect((read(0) ?? Number.NaN) - before).toBeGreaterThan(60 * 2 ** 20);
  expect(held.byteLength).toBeGreaterThan(0);
});
