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
  const limits = limitedGroups(readText).map(({ limitBytes }) => limitBytes);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/**
 * How much more memory the control groups let the process take, in bytes: the least of what is free in each that has a
 * limit. File pages that nobody used lately count as free. undefined without a limit.
 */
export function controlGroupRoom(readText: ReadText): number | undefined {
  const rooms = limitedGroups(readText).flatMap(({ folder, version, limitBytes }) => {
    const usedBytes = readBytes(readText, `${folder}/${version.usage}`);
    if (usedBytes === undefined) return [];
    const stat = readText(`${folder}/memory.stat`) ?? '';
    const cached = Number(version.reclaimable.exec(stat)?.[1] ?? 0);
    return Math.max(0, limitBytes - Math.max(0, usedBytes - cached));
  });
  return rooms.length === 0 ? undefined : Math.min(...rooms);
}

interface GroupVersion {
  readonly tree: string;
  readonly limit: string;
  readonly usage: string;
  readonly reclaimable: RegExp;
}

const VERSION_1: GroupVersion = {
  tree: `${ROOT}/memory`,
  limit: 'memory.limit_in_bytes',
  usage: 'memory.usage_in_bytes',
  reclaimable: /^total_inactive_file (\d+)$/m,
};
const VERSION_2: GroupVersion = {
  tree: ROOT,
  limit: 'memory.max',
  usage: 'memory.current',
  reclaimable: /^inactive_file (\d+)$/m,
};

interface LimitedGroup {
  readonly folder: string;
  readonly version: GroupVersion;
  readonly limitBytes: number;
}

/** The process's control group and those around it, as far as they have a limit. */
function limitedGroups(readText: ReadText): LimitedGroup[] {
  return (readText('/proc/self/cgroup') ?? '').split('\n').flatMap((line) => {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (controllers === undefined || path === undefined) return [];
    if (controllers === '') return groupsUpwards(readText, VERSION_2, path);
    return controllers.split(',').includes('memory') ? groupsUpwards(readText, VERSION_1, path) : [];
  });
}

function groupsUpwards(readText: ReadText, version: GroupVersion, path: string): LimitedGroup[] {
  const groups: LimitedGroup[] = [];
  const steps = path.split('/').filter((step) => step !== '' && step !== '..');
  for (let length = steps.length; length >= 0; length--) {
    const folder = [version.tree, ...steps.slice(0, length)].join('/');
    const limitBytes = readBytes(readText, `${folder}/${version.limit}`);
    if (limitBytes !== undefined && isLimit(limitBytes)) groups.push({ folder, version, limitBytes });
  }
  return groups;
}

function readBytes(readText: ReadText, path: string): number | undefined {
  const bytes = Number(readText(path)?.trim() || Number.NaN);
  return Number.isFinite(bytes) ? bytes : undefined;
}

/** Whether a number of bytes limits anything: an unlimited group shows 0, or about 2^63 or 2^64. */
export function isLimit(bytes: number): boolean {
  return Number.isSafeInteger(bytes) && bytes > 0;
}
