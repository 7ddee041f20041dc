import { constants } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeadClaim } from './claims.ts';
import { DirectoryClaims } from './directory-claims.ts';
import { isSnapshotId } from './meta/snapshot-meta.ts';
import { formatMeta, type StoredKind } from './meta/stored-kind.ts';
import type { StoredMeta } from './meta/stored-meta.ts';
import { isOwnDirectory, prepareOwnDirectory } from './own-directory.ts';
import { isAbandoned, ownerTag, parsePartialFileName, partialFileName } from './partial-file.ts';
import { type SnapshotQuota, snapshotsPastQuota } from './quota.ts';
import { CREATE_NEW } from './snapshot-file.ts';
import type { SnapshotContent, SnapshotStore } from './snapshot-store.ts';

export const META = '.json';
/** A half file that nobody has written to for a day is nobody's, whatever host it came from. */
const STALE_MS = 24 * 3_600_000;

export interface DirectoryStoreOptions {
  readonly service: string;
  /** Of what this service has here; all stay unless given. */
  readonly quota?: SnapshotQuota | undefined;
  readonly now?: () => number;
}

/**
 * Contents of one kind in one directory: `<id>.heapsnapshot.gz` with `<id>.json` beside it. The directory is checked before
 * every use.
 */
export class DirectoryStore<Meta extends StoredMeta> implements SnapshotStore<Meta> {
  readonly directory: string;
  readonly kind: StoredKind<Meta>;
  readonly claims: DirectoryClaims;
  readonly #service: string;
  readonly #owner: string;
  readonly #quota: SnapshotQuota | undefined;
  readonly #now: () => number;
  readonly #begunHere = new Set<string>();

  constructor(
    directory: string,
    kind: StoredKind<Meta>,
    { service, quota, now = Date.now }: DirectoryStoreOptions,
  ) {
    this.directory = directory;
    this.kind = kind;
    this.claims = new DirectoryClaims(directory, service);
    this.#service = service;
    this.#owner = ownerTag(service);
    this.#quota = quota;
    this.#now = now;
  }

  get place(): string {
    return this.directory;
  }

  prepare(): Promise<void> {
    return prepareOwnDirectory(this.directory);
  }

  async add<Written>(
    id: string,
    write: (path: string) => Promise<Written>,
    describe: (written: Written) => Meta,
  ): Promise<Meta> {
    await this.prepare();
    await this.#removePastQuota();
    const partial = { id, owner: this.#owner, pid: process.pid };
    const content = join(this.directory, partialFileName({ ...partial, part: 'content' }));
    const meta = join(this.directory, partialFileName({ ...partial, part: 'meta' }));
    let described: Meta;
    this.#begunHere.add(id);
    try {
      described = describe(await write(content));
      await writeFile(meta, formatMeta(described), { flag: CREATE_NEW, mode: 0o600, flush: true });
      await rename(content, this.#path(id, this.kind.ending));
      await rename(meta, this.#path(id, META));
      await this.#syncDirectory();
    } catch (error) {
      for (const path of [meta, content]) await rm(path, { force: true });
      if ((await this.find(id)) === undefined) await rm(this.#path(id, this.kind.ending), { force: true });
      throw error;
    }
    // What is stored is stored, whether or not others could be removed; the next sweep tells.
    await this.#removePastQuota(id).catch(() => undefined);
    return described;
  }

  async list(): Promise<Meta[]> {
    const names = (await isOwnDirectory(this.directory)) ? await readdir(this.directory) : [];
    const ids = names.flatMap((name) => (name.endsWith(META) ? [name.slice(0, -META.length)] : []));
    const metas = await Promise.all(ids.filter(isSnapshotId).map((id) => this.find(id)));
    return metas.filter((meta) => meta !== undefined).sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  async find(id: string): Promise<Meta | undefined> {
    if (!isSnapshotId(id) || !(await isOwnDirectory(this.directory))) return undefined;
    try {
      const meta = this.kind.parseMeta(await readFile(this.#path(id, META), 'utf8'));
      return meta?.id === id ? meta : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async openContent(id: string): Promise<SnapshotContent | undefined> {
    if ((await this.find(id)) === undefined) return undefined;
    try {
      const file = await open(
        this.#path(id, this.kind.ending),
        constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0),
      );
      const { size } = await file.stat();
      const stream = file.createReadStream();
      const close = async () => {
        stream.destroy();
        await file.close();
      };
      return { sizeBytes: size, stream, close };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async remove(id: string): Promise<boolean> {
    if ((await this.find(id)) === undefined) return false;
    await rm(this.#path(id, META), { force: true });
    await rm(this.#path(id, this.kind.ending), { force: true });
    return true;
  }

  async sweep(): Promise<number> {
    if (!(await isOwnDirectory(this.directory))) return 0;
    const died = new Set<string>();
    for (const name of await readdir(this.directory)) {
      const file = parsePartialFileName(name);
      if (file === undefined || this.#begunHere.has(file.id)) continue;
      const path = join(this.directory, name);
      const abandoned = isAbandoned(file, this.#owner);
      if (!abandoned && !(await isStale(path))) continue;
      await rm(path, { force: true });
      // Dead between the two renames: a content that no meta will ever list.
      if ((await this.find(file.id)) === undefined)
        await rm(this.#path(file.id, this.kind.ending), { force: true });
      if (file.owner === this.#owner) died.add(file.id);
    }
    for (const { name } of await this.claims.list()) {
      if (isDeadClaim(name, this.#service) && !this.claims.isPutHere(name)) await this.claims.remove(name);
    }
    await this.#removePastQuota();
    return died.size;
  }

  abort(): void {}

  async close(): Promise<void> {}

  /** What another service has here is not ours to remove. */
  async #removePastQuota(newest?: string): Promise<void> {
    if (this.#quota === undefined) return;
    const own = (await this.list()).filter((meta) => meta.service === this.#service);
    for (const { id } of snapshotsPastQuota(own, this.#quota, this.#now(), newest)) await this.remove(id);
  }

  #path(id: string, ending: string): string {
    if (!isSnapshotId(id)) throw new RangeError('not an id of a snapshot');
    return join(this.directory, id + ending);
  }

  /** Makes the new names outlive a power cut; where a directory cannot be opened, the system does it by itself. */
  async #syncDirectory(): Promise<void> {
    const directory = await open(this.directory, 'r').catch(() => undefined);
    await directory?.sync().catch(() => undefined);
    await directory?.close();
  }
}

async function isStale(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > STALE_MS;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
