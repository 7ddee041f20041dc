import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCaptureRoom, readMemoryRoom } from './room.ts';

const MIB = 2 ** 20;
const MEMINFO = 'MemTotal: 9999999 kB\nMemFree: 1024 kB\nMemAvailable:   2097152 kB\n';
const files = (contents: Record<string, string>) => (path: string) => contents[path];

test('the memory the machine could make free, where no group has less', () => {
  expect(readMemoryRoom(files({ '/proc/meminfo': MEMINFO }), 7)).toEqual({
    memoryBytes: 2048 * MIB,
    memoryOf: 'machine',
  });
  expect(readMemoryRoom(files({}), 7)).toEqual({ memoryBytes: 7, memoryOf: 'machine' });
});

test('what is left of the control group, where that is less', () => {
  const group = {
    '/proc/meminfo': MEMINFO,
    '/proc/self/cgroup': '0::/app',
    '/sys/fs/cgroup/app/memory.max': String(512 * MIB),
    '/sys/fs/cgroup/app/memory.current': String(500 * MIB),
    '/sys/fs/cgroup/app/memory.stat': `inactive_file ${8 * MIB}\n`,
  };
  expect(readMemoryRoom(files(group), 7)).toEqual({ memoryBytes: 20 * MIB, memoryOf: 'control_group' });
});

test('the disk of a directory that is still to be made is that of the nearest above', async () => {
  const { diskBytes } = await readCaptureRoom(join(tmpdir(), 'no-such', 'folder'));
  expect(diskBytes).toBeGreaterThan(MIB);
  // others write meanwhile
  const share = (diskBytes ?? 0) / ((await readCaptureRoom(tmpdir())).diskBytes ?? 0);
  expect(share).toBeGreaterThan(0.99);
  expect(share).toBeLessThan(1.01);
});
