import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isSnapshotId } from '../../store/snapshots/snapshot-name.ts';
import type { HeapProfile } from '../wire/heap-profile.ts';
import { type ProfileNote, readProfileNote } from './profile-note.ts';
import type { ReadableProfile } from './readable-profile.ts';

const ENDING = '.heapprofile';
const MAX_FILES = 1000;

/** Sampling heap profiles in the service's directory: files that somebody put there. */
export class HeapProfileFiles {
  readonly #directory: string;
  readonly #described = new Map<string, ReadableProfile>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** In no order. */
  async list(): Promise<readonly HeapProfile[]> {
    const found = await Promise.all([...(await this.#names())].map(([name, id]) => this.#describe(name, id)));
    return found.flatMap((stored) => (stored === undefined ? [] : [stored.described]));
  }

  async find(id: string): Promise<ReadableProfile | undefined> {
    const named = [...(await this.#names())].find(([, known]) => known === id);
    return named && this.#describe(named[0], id);
  }

  /** Ids by file name. They are looked up, never made into paths. */
  async #names(): Promise<ReadonlyMap<string, string>> {
    const names = (await readdir(this.#directory)).filter((name) => name.endsWith(ENDING)).toSorted();
    return new Map(names.slice(0, MAX_FILES).map((name) => [name, idOf(name)]));
  }

  /** Undefined for what is no file: a link may lead anywhere. */
  async #describe(fileName: string, id: string): Promise<ReadableProfile | undefined> {
    const path = join(this.#directory, fileName);
    const found = await lstat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const state = `${path} ${found.size} ${found.mtimeMs} ${found.ino}`;
    const known = this.#described.get(path);
    if (known?.state === state) return known;
    const { startedAt, ...note } = await readProfileNote(path, found.size).catch((): ProfileNote => ({}));
    const capturedAt = startedAt === undefined ? found.mtime : new Date(startedAt);
    const described = { ...note, id, capturedAt: capturedAt.toISOString(), fileName, fileBytes: found.size };
    const stored = { described, state, content: async () => path };
    this.#described.set(path, stored);
    return stored;
  }
}

function idOf(fileName: string): string {
  const stem = fileName.slice(0, -ENDING.length);
  return isSnapshotId(stem)
    ? stem
    : `file-${createHash('sha256').update(fileName).digest('hex').slice(0, 16)}`;
}
