import type { Readable } from 'node:stream';
import type { Claims } from './claims.ts';
import type { SnapshotMeta } from './meta/snapshot-meta.ts';
import type { StoredMeta } from './meta/stored-meta.ts';

/** The content of a snapshot as it is stored, to be closed by who opened it. */
export interface SnapshotContent {
  readonly sizeBytes: number;
  /** To be read once. */
  readonly stream: Readable;
  close(): Promise<void>;
}

/**
 * Where snapshots, or heap profiles, are kept. What is listed is whole: the meta is written last and goes first. Only ids of ours, as
 * `isSnapshotId` knows them, lead anywhere. Methods throw DirectoryRefusedError when others could read the directory or
 * exchange it, and StoreUnavailableError when a service does not answer.
 */
export interface SnapshotStore<Meta extends StoredMeta = SnapshotMeta> {
  /** Where a content is written first; the only place of a store that is a directory. */
  readonly directory: string;
  /** In words, for the log: a path or an address without credentials. */
  readonly place: string;
  /** Where processes of this service agree on who captures. */
  readonly claims: Claims;
  /** Makes what is missing, and checks it. */
  prepare(): Promise<void>;
  /**
   * Adds one: all of it or nothing. The quota is enforced before and after.
   * @param write writes the content to a new file at the path it is given
   * @param describe makes the meta of what was written
   */
  add<Written>(
    id: string,
    write: (path: string) => Promise<Written>,
    describe: (written: Written) => Meta,
  ): Promise<Meta>;
  /** Newest first. */
  list(): Promise<Meta[]>;
  find(id: string): Promise<Meta | undefined>;
  /** @returns undefined when there is none */
  openContent(id: string): Promise<SnapshotContent | undefined>;
  /** @returns false when there was none */
  remove(id: string): Promise<boolean>;
  /**
   * Removes what processes that died while capturing left behind, and what is past the quota.
   * @returns how many captures of this service died
   */
  sweep(): Promise<number>;
  /** Ends what is on its way to a service; it stays where it is. */
  abort(): void;
  /** Lets go of what it holds. To be called last. */
  close(): Promise<void>;
}

/** The store's service did not answer as it should; the message says how. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}
