import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A limit of memory that kills what goes over it. */
export interface MemoryLimit {
  readonly enforcedBy: 'control group version 1' | 'control group version 2' | 'a watcher';
  /** The command that runs `node` with these arguments, and what is added to them, within the limit. */
  wrap(node: string, args: readonly string[]): readonly [command: string, args: readonly string[]];
  /** To be told of the process that was started. */
  watch(pid: number): void;
  /** Once its processes have ended. */
  remove(): Promise<void>;
}

const TREES = [
  {
    enforcedBy: 'control group version 1',
    folder: '/sys/fs/cgroup/memory',
    file: 'memory.limit_in_bytes',
  },
  { enforcedBy: 'control group version 2', folder: '/sys/fs/cgroup', file: 'memory.max' },
] as const;

/** Makes a control group where this user may, else a watcher of our own that looks and behaves like one. */
export function limitMemory(limitBytes: number): MemoryLimit {
  for (const { enforcedBy, folder, file } of TREES) {
    const group = join(folder, `heapwatch-test-${process.pid}`);
    if (!makeGroup(folder, group, file, limitBytes)) continue;
    return {
      enforcedBy,
      wrap: (node, args) => [
        '/bin/sh',
        ['-c', `echo $$ > ${group}/cgroup.procs && exec "$@"`, 'sh', node, ...args],
      ],
      watch: () => undefined,
      remove: () => removeGroup(group),
    };
  }
  return watchMemory(limitBytes);
}

function makeGroup(folder: string, group: string, file: string, limitBytes: number): boolean {
  if (!existsSync(join(folder, 'cgroup.procs'))) return false;
  try {
    mkdirSync(group);
  } catch {
    return false;
  }
  try {
    // without the memory controller the group has no such file, and none can be made
    writeFileSync(join(group, file), String(limitBytes), { flag: 'r+' });
    return true;
  } catch {
    rmdirSync(group);
    return false;
  }
}

/** The kernel lets go of a group a moment after its last process. */
async function removeGroup(group: string): Promise<void> {
  for (let attempt = 0; attempt < 100 && existsSync(group); attempt++) {
    try {
      rmdirSync(group);
    } catch {
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }
}

const LOOK_MS = 10;

/** Kills at the limit, and has the process read files of a control group that say what it has and may have. */
function watchMemory(limitBytes: number): MemoryLimit {
  const timers: NodeJS.Timeout[] = [];
  return {
    enforcedBy: 'a watcher',
    wrap: (node, args) => [node, ['--import', groupFiles(limitBytes), ...args]],
    watch(pid) {
      const timer = setInterval(() => {
        const pages = readStatm(pid);
        if (pages === undefined) clearInterval(timer);
        else if (pages * 4096 > limitBytes) process.kill(pid, 'SIGKILL');
      }, LOOK_MS);
      timers.push(timer);
    },
    async remove() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}

function readStatm(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** A module for `--import` that has a process read of a control group with such a limit, which nobody enforces. */
export function groupFiles(limitBytes: number): string {
  const program = `
    const fs = process.getBuiltinModule('node:fs');
    const { readFileSync } = fs;
    const files = {
      '/proc/self/cgroup': () => '0::/limited',
      '/sys/fs/cgroup/limited/memory.max': () => '${limitBytes}',
      '/sys/fs/cgroup/limited/memory.current': () => String(process.memoryUsage.rss()),
    };
    fs.readFileSync = (path, ...rest) => files[path]?.() ?? readFileSync(path, ...rest);`;
  return `data:text/javascript,${encodeURIComponent(program)}`;
}
