import { join } from 'node:path';
import { type DirectoryStore, META } from '../directory-store.ts';
import { isSnapshotId } from '../meta/snapshot-meta.ts';
import { formatMeta, type StoredKind } from '../meta/stored-kind.ts';
import type { StoredMeta } from '../meta/stored-meta.ts';
import { type SnapshotQuota, snapshotsPastQuota } from '../quota.ts';
import { type SnapshotContent, type SnapshotStore, StoreUnavailableError } from '../snapshot-store.ts';
import type { Bucket } from './bucket.ts';
import { BucketClaims } from './bucket-claims.ts';
import { UploadRetries } from './upload-retries.ts';

/** Parts of an upload, and contents without a meta, that nobody has finished for a day are nobody's. */
const STALE_MS = 24 * 3_600_000;
/** How long a service has when we stop. */
const LAST_ANSWERS_MS = 3_000;
/** Metas asked for at once. */
const AT_ONCE = 8;

export interface BucketStoreOptions {
  readonly service: string;
  /** Of every key, as `keyPrefix` makes it. */
  readonly keyPrefix: string;
  readonly place: string;
  /** Of what this service has in the bucket. */
  readonly quota: SnapshotQuota;
  /** Loads the client; asked for when it is needed first. */
  readonly openBucket: () => Promise<Bucket>;
  /** Something could not be uploaded, or the bucket not be tidied. */
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
}

/**
 * Snapshots, or heap profiles, in a bucket. Each is written to a local directory first, and removed there when the bucket has confirmed it.
 * While the bucket cannot be reached they stay there, listed like the others, and are tried again: when it was one minute
 * ago, then two, up to an hour, at each capture, and at the next start.
 */
export class BucketStore<Meta extends StoredMeta> implements SnapshotStore<Meta> {
  readonly directory: string;
  readonly place: string;
  readonly claims: BucketClaims;
  readonly #local: DirectoryStore<Meta>;
  readonly #kind: StoredKind<Meta>;
  readonly #options: BucketStoreOptions;
  readonly #prefix: string;
  readonly #now: () => number;
  readonly #closing = new AbortController();
  readonly #retries: UploadRetries;
  #bucket: Promise<Bucket> | undefined;
  #lastAnswers: NodeJS.Timeout | undefined;
  #uploading: Promise<unknown> = Promise.resolve();

  constructor(local: DirectoryStore<Meta>, options: BucketStoreOptions) {
    this.directory = local.directory;
    this.place = options.place;
    this.#local = local;
    this.#kind = local.kind;
    this.#options = options;
    this.#prefix = options.keyPrefix;
    this.claims = new BucketClaims(() => this.#opened(), this.#prefix);
    this.#now = options.now ?? Date.now;
    this.#retries = new UploadRetries(() => this.#uploadPending());
  }

  prepare(): Promise<void> {
    return this.#local.prepare();
  }

  async add<Written>(
    id: string,
    write: (path: string) => Promise<Written>,
    describe: (written: Written) => Meta,
  ): Promise<Meta> {
    const meta = await this.#local.add(id, write, describe);
    if (await this.#uploadPending()) await this.#tidy(id).catch(this.#options.onError);
    return meta;
  }

  async list(): Promise<Meta[]> {
    const here = await this.#local.list();
    const seen = new Set(here.map(({ id }) => id));
    const there = (await this.#listBucket()).filter(({ id }) => !seen.has(id));
    return [...here, ...there].sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  async find(id: string): Promise<Meta | undefined> {
    if (!isSnapshotId(id)) return undefined;
    return (await this.#local.find(id)) ?? (await this.#findInBucket(id));
  }

  async openContent(id: string): Promise<SnapshotContent | undefined> {
    if (!isSnapshotId(id)) return undefined;
    const here = await this.#local.openContent(id);
    if (here !== undefined) return here;
    if ((await this.#findInBucket(id)) === undefined) return undefined;
    return (await this.#opened()).open(this.#prefix + id + this.#kind.ending);
  }

  async remove(id: string): Promise<boolean> {
    if (!isSnapshotId(id)) return false;
    const wasHere = await this.#local.remove(id);
    const wasThere = (await this.#findInBucket(id)) !== undefined;
    if (wasThere) await this.#removeFromBucket(id);
    return wasHere || wasThere;
  }

  /** The bucket itself is looked at only where something waits for it: its client takes a third of a second to load. */
  async sweep(): Promise<number> {
    const died = await this.#local.sweep();
    const pending = await this.#pending();
    if ((died > 0 || pending.length > 0) && (await this.#uploadPending())) {
      await this.#tidy().catch(this.#options.onError);
    }
    return died;
  }

  abort(): void {
    if (this.#closing.signal.aborted) return;
    this.#retries.stop();
    this.#closing.abort();
    // What is asked besides is answered soon, or not at all.
    this.#lastAnswers = setTimeout(() => void this.#closeBucket(), LAST_ANSWERS_MS).unref();
  }

  async close(): Promise<void> {
    this.abort();
    await this.#uploading;
    clearTimeout(this.#lastAnswers);
    await this.#closeBucket();
  }

  async #closeBucket(): Promise<void> {
    const bucket = await this.#bucket?.catch(() => undefined);
    bucket?.close();
  }

  /** One after the other, oldest first. @returns whether all are there now; never rejects */
  #uploadPending(): Promise<boolean> {
    const uploading = this.#uploading.then(async () => {
      const pending = await this.#pending().catch((error: unknown) => {
        this.#options.onError(error);
        return undefined;
      });
      let isDone = pending !== undefined;
      for (const meta of pending ?? []) {
        if (this.#closing.signal.aborted) return false;
        try {
          await this.#upload(meta);
        } catch (error) {
          isDone = false;
          if (this.#closing.signal.aborted) return false;
          const why = error instanceof Error ? error.message : String(error);
          this.#options.onError(
            `${this.#kind.name} ${meta.id} stays in ${this.directory} and is tried again: ${this.place} does not take it: ${why}`,
          );
          // The others would fail as this one did.
          if (error instanceof StoreUnavailableError) break;
        }
      }
      this.#retries.told(isDone);
      return isDone;
    });
    this.#uploading = uploading;
    return uploading;
  }

  async #upload(meta: Meta): Promise<void> {
    const bucket = await this.#opened();
    const content = this.#prefix + meta.id + this.#kind.ending;
    const file = {
      mediaType: this.#kind.mediaType,
      path: join(this.directory, meta.id + this.#kind.ending),
      sizeBytes: meta.sizeBytes,
      sha256: meta.sha256,
    };
    try {
      await bucket.putFile(content, file, this.#closing.signal);
      await bucket.put(this.#prefix + meta.id + META, formatMeta(meta));
    } catch (error) {
      // Deleted, or uploaded by another process, in the meantime.
      if ((await this.#local.find(meta.id)) === undefined) return;
      throw error;
    }
    await this.#local.remove(meta.id);
  }

  /** Of this service; what others have in the directory is theirs. Oldest first. */
  async #pending(): Promise<Meta[]> {
    const metas = await this.#local.list();
    return metas.filter(({ service }) => service === this.#options.service).reverse();
  }

  /** Removes what is past the quota and what uploads that died have left. */
  async #tidy(newest?: string): Promise<void> {
    const bucket = await this.#opened();
    const staleMs = this.#now() - STALE_MS;
    await bucket.abortUploads(this.#prefix, staleMs);
    const objects = await bucket.list(this.#prefix);
    const keys = new Set(objects.map(({ key }) => key));
    for (const { key, modifiedMs } of objects) {
      const isOrphan =
        key.endsWith(this.#kind.ending) && !keys.has(key.slice(0, -this.#kind.ending.length) + META);
      if (isOrphan && modifiedMs < staleMs) await bucket.remove(key);
    }
    const metas = await this.#readMetas(this.#idsAmong([...keys]));
    for (const { id } of snapshotsPastQuota(metas, this.#options.quota, this.#now(), newest)) {
      await this.#removeFromBucket(id);
    }
  }

  async #listBucket(): Promise<Meta[]> {
    const objects = await (await this.#opened()).list(this.#prefix);
    return this.#readMetas(this.#idsAmong(objects.map(({ key }) => key)));
  }

  #idsAmong(keys: readonly string[]): string[] {
    return keys
      .filter((key) => key.endsWith(META))
      .map((key) => key.slice(this.#prefix.length, -META.length))
      .filter(isSnapshotId);
  }

  async #readMetas(ids: readonly string[]): Promise<Meta[]> {
    const metas: Meta[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => this.#findInBucket(id)));
      metas.push(...some.filter((meta) => meta !== undefined));
    }
    return metas;
  }

  async #findInBucket(id: string): Promise<Meta | undefined> {
    const json = await (await this.#opened()).get(this.#prefix + id + META);
    const meta = json === undefined ? undefined : this.#kind.parseMeta(json);
    return meta?.id === id && meta.service === this.#options.service ? meta : undefined;
  }

  async #removeFromBucket(id: string): Promise<void> {
    const bucket = await this.#opened();
    await bucket.remove(this.#prefix + id + META);
    await bucket.remove(this.#prefix + id + this.#kind.ending);
  }

  async #opened(): Promise<Bucket> {
    this.#bucket ??= this.#options.openBucket();
    try {
      return await this.#bucket;
    } catch (error) {
      this.#bucket = undefined;
      const why = error instanceof Error ? error.message : String(error);
      throw new StoreUnavailableError(why, { cause: error });
    }
  }
}

/** Names of services are free text; in a key they are one step. */
export function keyPrefix(prefix: string, service: string): string {
  return `${prefix}${encodeURIComponent(service)}/`;
}
