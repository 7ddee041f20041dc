import { expect, test } from 'vitest';
import { readTextFile } from './memory-limit.ts';
import { privateMemoryReader } from './private-memory.ts';

const status = (data: number, resident: number) =>
  `Name:\tnode\nVmPeak:\t 1234567 kB\nVmRSS:\t  ${resident} kB\nVmData:\t  ${data} kB\nVmStk:\t 132 kB\n`;

test('begins at the resident memory, and then moves as what the process has asked for', () => {
  let text: string | undefined = status(580_000, 45_000);
  const read = privateMemoryReader(() => text);
  expect(read()).toBe(45_000 * 1024);
  text = status(590_000, 90_000);
  expect(read()).toBe(55_000 * 1024);
});

test.each([
  ['nothing', undefined],
  ['no such lines', 'Name:\tnode\n'],
  ['zeros', status(0, 45_000)],
])('a system that tells %s has none', (_, text) => {
  expect(privateMemoryReader(() => text)()).toBeUndefined();
});

test.runIf(process.platform === 'linux')('64 MiB that nobody has touched are in it', () => {
  const read = privateMemoryReader(readTextFile);
  const before = read() ?? Number.NaN;
  const held = new ArrayBuffer(64 * 2 ** 20);
  expect((read() ?? Number.NaN) - before).toBeGreaterThan(60 * 2 ** 20);
  expect(held.byteLength).toBeGreaterThan(0);
});
