import { constants } from 'node:fs';
import { open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnDirectory, prepareOwnDirectory } from '../store/own-directory.ts';
import { CREATE_NEW } from '../store/snapshot-file.ts';
import { isSnapshotId } from '../store/snapshot-meta.ts';
import type { HeapProfileFile } from './heap-profile.ts';

const ENDING = '.heapprofile';
/** Some 20 kB each. */
const KEPT = 50;

/**
 * The newest profiles in one directory, `<id>.heapprofile`, each with its meta inside, as one rename makes both appear.
 * Throws DirectoryRefusedError as the snapshot store does.
 */
export class HeapProfileStore {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Adds the profile, and removes the oldest where there are too many. */
  async add(profile: HeapProfileFile): Promise<void> {
    const path = this.#path(profile.heapwatch.id);
    await prepareOwnDirectory(this.directory);
    await writeFile(`${path}.partial`, JSON.stringify(profile), {
      flag: CREATE_NEW,
      mode: 0o600,
      flush: true,
    });
    await rename(`${path}.partial`, path);
    for (const id of (await this.ids()).slice(KEPT)) await rm(this.#path(id), { force: true });
  }

  /** Newest first. */
  async ids(): Promise<string[]> {
    if (!(await isOwnDirectory(this.directory))) return [];
    return (await readdir(this.directory))
      .flatMap((name) => (name.endsWith(ENDING) ? [name.slice(0, -ENDING.length)] : []))
      .filter(isSnapshotId)
      .sort()
      .reverse();
  }

  /** @returns undefined when there is none of that id */
  async find(id: string): Promise<HeapProfileFile | undefined> {
    if (!isSnapshotId(id) || !(await isOwnDirectory(this.directory))) return undefined;
    try {
      const file = await open(this.#path(id), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      try {
        const profile = JSON.parse(await file.readFile('utf8')) as HeapProfileFile;
        return profile.heapwatch.id === id ? profile : undefined;
      } finally {
        await file.close();
      }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  #path(id: string): string {
    if (!isSnapshotId(id)) throw new RangeError('not an id of a profile');
    return join(this.directory, id + ENDING);
  }
}
