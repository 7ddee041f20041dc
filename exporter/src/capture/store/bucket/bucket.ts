import type { SnapshotContent } from '../snapshot-store.ts';

/** An object of a bucket, as a listing has it. */
export interface BucketObject {
  readonly key: string;
  /** When it was written, by the service's clock. */
  readonly modifiedMs: number;
}

/** A file to be put into a bucket. */
export interface FileToUpload {
  readonly path: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Hexadecimal; unknown in metas of the first release. */
  readonly sha256: string | undefined;
}

/**
 * What a store needs of an object service. An object is there whole or not at all, and is listed as soon as it is
 * there. Methods throw StoreUnavailableError.
 */
export interface Bucket {
  put(key: string, text: string): Promise<void>;
  /**
   * Resolves when the service has all of it, each part checked by its digest.
   * @param signal ends it and leaves nothing there
   */
  putFile(key: string, file: FileToUpload, signal: AbortSignal): Promise<void>;
  get(key: string): Promise<string | undefined>;
  open(key: string): Promise<SnapshotContent | undefined>;
  list(prefix: string): Promise<readonly BucketObject[]>;
  /** Also succeeds where there is none. */
  remove(key: string): Promise<void>;
  /** Removes parts of objects that were never completed, begun before `beforeMs`. */
  abortUploads(prefix: string, beforeMs: number): Promise<void>;
  /** Ends what is being asked. */
  close(): void;
}
