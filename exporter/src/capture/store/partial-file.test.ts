import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { isAbandoned, ownerTag, parsePartialFileName, partialFileName } from './partial-file.ts';

const file = { id: '20261121T031500Z-3fa9c1d2', owner: '0badcafe', pid: 4242, part: 'meta' } as const;

test('its name is read back', () => {
  expect(parsePartialFileName(partialFileName(file))).toEqual(file);
});

test.each(['20261121T031500Z-3fa9c1d2.json', '.x.0badcafe-1.meta.partial', '../.partial', ''])(
  '%s is none',
  (name) => {
    expect(parsePartialFileName(name)).toBeUndefined();
  },
);

test('is abandoned when its process is gone or had our id in an earlier life', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(isAbandoned({ ...file, pid }, file.owner)).toBe(true);
  expect(isAbandoned({ ...file, pid: process.pid }, file.owner)).toBe(true);
  expect(isAbandoned({ ...file, pid: process.ppid }, file.owner)).toBe(false);
  expect(isAbandoned({ ...file, pid }, '12345678')).toBe(false);
});

test('owners differ by service and by host', () => {
  expect(ownerTag('a', 'host')).toMatch(/^[0-9a-f]{8}$/);
  expect(new Set([ownerTag('a', 'h'), ownerTag('b', 'h'), ownerTag('a', 'i')]).size).toBe(3);
  expect(ownerTag('a', 'h')).toBe(ownerTag('a', 'h'));
});
