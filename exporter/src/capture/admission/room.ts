import { statfs } from 'node:fs/promises';
import { freemem } from 'node:os';
import { dirname } from 'node:path';
import { controlGroupRoom, type ReadText } from '../../observe/memory/control-group.ts';
import { readTextFile } from '../../observe/memory/memory-limit.ts';
import type { CaptureRoom } from '../preflight/preflight.ts';

/** How much memory and disk a capture may take: of memory the lesser of what control groups and the machine have left. */
export async function readCaptureRoom(directory: string): Promise<CaptureRoom> {
  return { ...readMemoryRoom(readTextFile, freemem()), diskBytes: await readDiskRoom(directory) };
}

/** @param freeBytes what the system calls free, where it does not say what it could make free */
export function readMemoryRoom(
  readText: ReadText,
  freeBytes: number,
): Pick<CaptureRoom, 'memoryBytes' | 'memoryOf'> {
  const available = /^MemAvailable:\s+(\d+) kB$/m.exec(readText('/proc/meminfo') ?? '')?.[1];
  const machineBytes = available === undefined ? freeBytes : Number(available) * 1024;
  const groupBytes = controlGroupRoom(readText);
  return groupBytes !== undefined && groupBytes < machineBytes
    ? { memoryBytes: groupBytes, memoryOf: 'control_group' }
    : { memoryBytes: machineBytes, memoryOf: 'machine' };
}

/** Of the directory, or of the nearest one above that is there; undefined where the system does not tell. */
async function readDiskRoom(directory: string): Promise<number | undefined> {
  for (let path = directory; ; path = dirname(path)) {
    try {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isMissing || dirname(path) === path) return undefined;
    }
  }
}
