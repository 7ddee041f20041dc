/** Reads a file whole; undefined where it is not. */
export type ReadText = (path: string) => string | undefined;

const ROOT = '/sys/fs/cgroup';

/**
 * The smallest memory limit, in bytes, of the process's control group and those around it; undefined without one.
 *
 * Version 2 has one tree and `max` for no limit, version 1 a tree for memory and a number near 2^63 for none: what
 * does not fit a safe integer is no limit. In a container the own group is mounted at the root of the tree, and the
 * path in `/proc/self/cgroup` leads nowhere: the walk up ends at the root in any case.
 */
export function controlGroupLimit(readText: ReadText): number | undefined {
  const limits = (readText('/proc/self/cgroup') ?? '').split('\n').flatMap((line) => {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (controllers === undefined || path === undefined) return [];
    if (controllers === '') return limitsUpwards(readText, ROOT, path, 'memory.max');
    if (!controllers.split(',').includes('memory')) return [];
    return limitsUpwards(readText, `${ROOT}/memory`, path, 'memory.limit_in_bytes');
  });
  return limits.length === 0 ? undefined : Math.min(...limits);
}

function limitsUpwards(readText: ReadText, tree: string, path: string, file: string): number[] {
  const limits: number[] = [];
  const steps = path.split('/').filter((step) => step !== '' && step !== '..');
  for (let length = steps.length; length >= 0; length--) {
    const folder = [tree, ...steps.slice(0, length)].join('/');
    const limit = Number(readText(`${folder}/${file}`)?.trim() || Number.NaN);
    if (isLimit(limit)) limits.push(limit);
  }
  return limits;
}

/** Whether a number of bytes limits anything: an unlimited group shows 0, or about 2^63 or 2^64. */
export function isLimit(bytes: number): boolean {
  return Number.isSafeInteger(bytes) && bytes > 0;
}
