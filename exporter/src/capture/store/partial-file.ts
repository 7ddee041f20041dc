import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** A file in the making: which snapshot, whose. */
export interface PartialFile {
  readonly id: string;
  readonly part: 'content' | 'meta';
  /** Marks the service on this host. */
  readonly owner: string;
  readonly pid: number;
}

const PARTIAL = /^\.(\d{8}T\d{6}Z-[0-9a-f]{8})\.([0-9a-f]{8})-(\d+)\.(content|meta)\.partial$/;

/** Hidden, and never taken for a snapshot: `.<id>.<owner>-<pid>.content.partial`. */
export function partialFileName({ id, part, owner, pid }: PartialFile): string {
  return `.${id}.${owner}-${pid}.${part}.partial`;
}

export function parsePartialFileName(name: string): PartialFile | undefined {
  const [, id, owner, pid, part] = PARTIAL.exec(name) ?? [];
  if (id === undefined || owner === undefined || (part !== 'content' && part !== 'meta')) return undefined;
  return { id, owner, pid: Number(pid), part };
}

/** Process ids mean something on one host only, and a failed capture is counted by its own service. */
export function ownerTag(service: string, host = hostname()): string {
  return createHash('sha256').update(`${host}\n${service}`).digest('hex').slice(0, 8);
}

/** Whether the process that was writing is gone. Our own id at our start is that of an earlier life in a container. */
export function isAbandoned(file: Pick<PartialFile, 'owner' | 'pid'>, owner: string): boolean {
  if (file.owner !== owner) return false;
  if (file.pid === process.pid) return true;
  try {
    process.kill(file.pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
