import type { SnapshotDirectory } from '../store/snapshots/snapshot-directory.ts';
import type { AccessTokens } from './access/access-tokens.ts';
import type { Analyst } from './analyst.ts';
import type { HeapProfiles } from './heap-profiles/heap-profiles.ts';
import type { Captures } from './targets/captures.ts';
import type { Target } from './targets/target-list.ts';

/** One line on what changed something: who asked from where, what for, and what became of it. */
export interface AuditEntry {
  readonly event: 'capture' | 'delete';
  readonly remoteAddress: string;
  readonly instance?: string | undefined;
  readonly snapshot?: string | undefined;
  readonly reason?: string | undefined;
  readonly outcome: 'begun' | 'done' | 'refused';
  readonly code?: string;
}

/** What the routes work on. */
export interface ServiceContext {
  readonly version: string;
  readonly tokens: AccessTokens;
  readonly store: SnapshotDirectory;
  readonly analyst: Analyst;
  readonly captures: Captures;
  readonly profiles: HeapProfiles;
  readonly targets: readonly Target[];
  readonly audit: (entry: AuditEntry) => void;
}
