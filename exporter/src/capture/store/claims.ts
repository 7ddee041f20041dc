import { randomBytes } from 'node:crypto';
import { isAbandoned, ownerTag } from './partial-file.ts';

/** A claim as a listing has it. */
export interface Claim {
  readonly name: string;
  /** When it was put last, by the clock of where it is. */
  readonly modifiedMs: number;
}

/** Where the processes of a service see each other's claims: who lists after another has put sees it. */
export interface Claims {
  /** Puts a claim, or puts it again. */
  put(name: string, text: string): Promise<void>;
  list(): Promise<readonly Claim[]>;
  /** Also succeeds where there is none. */
  remove(name: string): Promise<void>;
}

const NAME = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/;

/** Tells host, service and process: what a process of this host that is gone has claimed holds nobody up. */
export function createClaimName(service: string): string {
  return `${ownerTag(service)}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

export function isClaimName(text: string): boolean {
  return NAME.test(text);
}

/** Whether the process that put it is known to be gone. */
export function isDeadClaim(name: string, service: string): boolean {
  const [, owner, pid] = NAME.exec(name) ?? [];
  return owner !== undefined && isAbandoned({ owner, pid: Number(pid) }, ownerTag(service));
}
