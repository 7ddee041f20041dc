import { createHash, randomBytes } from 'node:crypto';
import { lstat, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DirectoryLock, takeDirectoryLock } from './directory-lock.ts';
import { fingerprintFile } from './fingerprint.ts';
import { prepareOwnDirectory } from './own-directory.ts';
import { SharedReads } from './shared-reads.ts';
import { parseMeta, type SnapshotMeta } from './snapshot-meta.ts';
import { nameSnapshots, stemOf } from './snapshot-name.ts';

/** A snapshot of the directory. */
export interface StoredSnapshot {
  readonly id: string;
  readonly fileName: string;
  readonly path: string;
  readonly fileBytes: number;
  /** ISO 8601. */
  readonly modifiedAt: string;
  readonly meta: SnapshotMeta;
  /** Changes whenever the file is written to or replaced. */
  readonly state: string;
}

/** A directory that changed so short a time before it was read may change again within the same tick of its clock. */
const RACY_MS = 1000;
const META_ENDING = '.json';
const MAX_META_BYTES = 1 << 16;
const PARTIAL = '.partial-';
const LOCK = '.heapwatch-serve.lock';

/**
 * Snapshots in one directory: files that somebody put there, and captured ones with their meta beside. What we make of
 * them (`<id>.index`, `<hash>.diff`) is there too. One process at a time.
 */
export class SnapshotDirectory {
  readonly path: string;
  readonly #lock: DirectoryLock;
  /** By path: what was found of a file, and for which state of it. */
  readonly #metas = new Map<string, { readonly state: string; readonly meta: SnapshotMeta }>();
  readonly #fingerprints = new Map<string, { readonly state: string; readonly fingerprint: string }>();
  readonly #lists = new SharedReads<readonly StoredSnapshot[]>();
  readonly #finds = new SharedReads<StoredSnapshot | undefined>();
  /** Ids by file name, as of the directory's state. */
  #names: { readonly changedMs: number; readonly ids: ReadonlyMap<string, string> } | undefined;

  /** Makes the directory if it is missing. Throws {@link StoreError} if it is not ours alone. */
  static async open(path: string): Promise<SnapshotDirectory> {
    await prepareOwnDirectory(path);
    const lock = await takeDirectoryLock(join(path, LOCK));
    for (const name of await readdir(path)) {
      if (name.startsWith(PARTIAL)) await rm(join(path, name), { force: true });
    }
    return new SnapshotDirectory(path, lock);
  }

  private constructor(path: string, lock: DirectoryLock) {
    this.path = path;
    this.#lock = lock;
  }

  /** Newest first. */
  list(): Promise<readonly StoredSnapshot[]> {
    return this.#lists.read('', () => this.#list());
  }

  /** Ids are looked up, never made into paths. */
  find(id: string): Promise<StoredSnapshot | undefined> {
    return this.#finds.read(id, () => this.#find(id));
  }

  /** Changes when the file does. */
  async fingerprint({ path, state }: StoredSnapshot): Promise<string> {
    const known = this.#fingerprints.get(path);
    if (known?.state === state) return known.fingerprint;
    const fingerprint = await fingerprintFile(path);
    this.#fingerprints.set(path, { state, fingerprint });
    return fingerprint;
  }

  /** Where what is made of a snapshot goes. */
  indexPath({ id }: StoredSnapshot): string {
    return join(this.path, `${id}.index`);
  }

  /** Where what is made of several snapshots, in this order, goes. */
  diffPath(snapshots: readonly StoredSnapshot[]): string {
    const hash = createHash('sha256').update(snapshots.map(({ id }) => id).join('\n'));
    return join(this.path, `${hash.digest('hex').slice(0, 24)}.diff`);
  }

  /** A name of this process alone, swept at the next start if it is left. */
  partialPath(): string {
    return join(this.path, `${PARTIAL}${randomBytes(8).toString('hex')}`);
  }

  /** Adds a captured snapshot: all of it or nothing. `write` fills a new file. `id` must be plain. */
  async add(id: string, meta: SnapshotMeta, write: (path: string) => Promise<void>): Promise<StoredSnapshot> {
    const content = this.partialPath();
    const described = this.partialPath();
    try {
      await write(content);
      await writeWhole(described, `${JSON.stringify({ id, ...meta }, undefined, 2)}\n`);
      await rename(described, join(this.path, `${id}${META_ENDING}`));
      await rename(content, join(this.path, `${id}.heapsnapshot.gz`));
    } catch (error) {
      await rm(content, { force: true });
      await rm(described, { force: true });
      throw error;
    }
    const added = await this.#describe(id, `${id}.heapsnapshot.gz`);
    if (added === undefined) throw new Error(`${id} vanished`);
    return added;
  }

  /** Removes the snapshot, its meta and its index. */
  async remove(snapshot: StoredSnapshot): Promise<void> {
    await rm(snapshot.path, { force: true });
    await rm(join(this.path, `${stemOf(snapshot.fileName)}${META_ENDING}`), { force: true });
    await rm(this.indexPath(snapshot), { force: true });
    this.#metas.delete(snapshot.path);
    this.#fingerprints.delete(snapshot.path);
  }

  /** Paths of all indexes and diffs. */
  async made(): Promise<string[]> {
    const names = await readdir(this.path);
    return names.filter((name) => /\.(?:index|diff)$/.test(name)).map((name) => join(this.path, name));
  }

  async close(): Promise<void> {
    await this.#lock.release();
  }

  async #list(): Promise<StoredSnapshot[]> {
    const names = await this.#readNames();
    const found = await Promise.all([...names].map(([fileName, id]) => this.#describe(id, fileName)));
    return found
      .filter((snapshot) => snapshot !== undefined)
      .sort((a, b) => capturedAt(b).localeCompare(capturedAt(a)) || (a.id < b.id ? -1 : 1));
  }

  async #find(id: string): Promise<StoredSnapshot | undefined> {
    const names = await this.#readNames();
    const named = [...names].find(([, known]) => known === id);
    return named && this.#describe(id, named[0]);
  }

  async #readNames(): Promise<ReadonlyMap<string, string>> {
    const readMs = Date.now();
    const { mtimeMs } = await stat(this.path);
    if (this.#names?.changedMs === mtimeMs) return this.#names.ids;
    const ids = nameSnapshots(await readdir(this.path));
    this.#names = readMs - mtimeMs > RACY_MS ? { changedMs: mtimeMs, ids } : undefined;
    return ids;
  }

  /** Undefined for what is no file: a link may lead anywhere. */
  async #describe(id: string, fileName: string): Promise<StoredSnapshot | undefined> {
    const path = join(this.path, fileName);
    const described = this.#meta(join(this.path, `${stemOf(fileName)}${META_ENDING}`));
    const found = await lstat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const { size, mtimeMs, ctimeMs, ino } = found;
    return {
      id,
      fileName,
      path,
      fileBytes: size,
      modifiedAt: found.mtime.toISOString(),
      meta: await described,
      state: `${size} ${mtimeMs} ${ctimeMs} ${ino}`,
    };
  }

  async #meta(path: string): Promise<SnapshotMeta> {
    const found = await lstat(path).catch(() => undefined);
    if (!found?.isFile() || found.size > MAX_META_BYTES) return {};
    const state = `${found.size} ${found.mtimeMs} ${found.ino}`;
    const known = this.#metas.get(path);
    if (known?.state === state) return known.meta;
    const meta = parseMeta(await readFile(path, 'utf8').catch(() => ''));
    this.#metas.set(path, { state, meta });
    return meta;
  }
}

export function capturedAt({ meta, modifiedAt }: StoredSnapshot): string {
  return meta.startedAt === undefined ? modifiedAt : new Date(meta.startedAt).toISOString();
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
