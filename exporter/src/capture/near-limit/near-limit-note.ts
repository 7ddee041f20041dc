import { lstat, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnDirectory, prepareOwnDirectory } from '../store/own-directory.ts';
import { isAbandoned, ownerTag } from '../store/partial-file.ts';

/** What an armed process leaves word of, so that the next one knows where V8 has written and for whom. */
export interface NearLimitNote {
  readonly pid: number;
  /** Where V8 writes: the working directory, or `--diagnostic-dir`. */
  readonly directory: string;
  /** Milliseconds since 1970; what is older is not V8's answer to this process. */
  readonly armedMs: number;
  readonly instance: string;
  readonly nodeVersion: string;
  readonly v8Version: string;
  /** Mean bytes between samples, where V8 writes a heap profile. */
  readonly intervalBytes: number;
}

/** A file that V8 has written for a process that is gone. */
export interface NearLimitFile {
  readonly path: string;
  readonly kind: 'heapsnapshot' | 'heapprofile';
  /** When V8 began to write it. */
  readonly startedMs: number;
  readonly durationSeconds: number;
}

const FOLDER = 'near-limit';
/** `Heap.20261121.135358.28829.0.001.heapsnapshot`: date, time, process, thread, number. */
const V8_NAME = /^Heap\.\d{8}\.\d{6}\.(\d+)\.0\.\d+\.(heapsnapshot|heapprofile)$/;

/** The notes of one service on this host, in a folder of the snapshot directory. */
export class NearLimitNotes {
  readonly #folder: string;
  readonly #owner: string;

  constructor(snapshotDirectory: string, service: string) {
    this.#folder = join(snapshotDirectory, FOLDER);
    this.#owner = ownerTag(service);
  }

  /** Leaves word; to be done before V8 is armed. */
  async leave(note: NearLimitNote): Promise<void> {
    await prepareOwnDirectory(this.#folder);
    await writeFile(this.#path(note.pid), JSON.stringify(note), { mode: 0o600, flush: true });
  }

  /** Notes of processes that are gone. */
  async ofTheDead(): Promise<NearLimitNote[]> {
    if (!(await isOwnDirectory(this.#folder))) return [];
    const notes: NearLimitNote[] = [];
    for (const name of await readdir(this.#folder)) {
      const [, owner = '', pid = ''] = /^([0-9a-f]{8})-(\d+)\.json$/.exec(name) ?? [];
      const file = { id: '', part: 'meta', owner, pid: Number(pid) } as const;
      if (!isAbandoned(file, this.#owner)) continue;
      const note = parseNote(await readFile(join(this.#folder, name), 'utf8'));
      if (note?.pid === file.pid) notes.push(note);
      else await rm(join(this.#folder, name), { force: true });
    }
    return notes;
  }

  async remove({ pid }: NearLimitNote): Promise<void> {
    await rm(this.#path(pid), { force: true });
  }

  #path(pid: number): string {
    return join(this.#folder, `${this.#owner}-${pid}.json`);
  }
}

/**
 * What V8 has written for the process of a note: plain files of this user under V8's own names, with the number of that
 * process, written since it was armed. A link, or a file that has another name too, is somebody else's trick.
 */
export async function nearLimitFiles({ directory, pid, armedMs }: NearLimitNote): Promise<NearLimitFile[]> {
  const names = await readdir(directory).catch(() => []);
  const files: NearLimitFile[] = [];
  for (const name of names) {
    const [, writer, kind] = V8_NAME.exec(name) ?? [];
    if (Number(writer) !== pid || (kind !== 'heapsnapshot' && kind !== 'heapprofile')) continue;
    const path = join(directory, name);
    const found = await lstat(path);
    const uid = process.getuid?.();
    const isOwn = found.isFile() && found.nlink === 1 && (uid === undefined || found.uid === uid);
    // Clocks of file systems tick in steps.
    if (!isOwn || found.mtimeMs < armedMs - 1000) continue;
    const startedMs = Math.min(found.birthtimeMs || found.mtimeMs, found.mtimeMs);
    files.push({ path, kind, startedMs, durationSeconds: (found.mtimeMs - startedMs) / 1000 });
  }
  return files;
}

function parseNote(text: string): NearLimitNote | undefined {
  try {
    const note = JSON.parse(text) as NearLimitNote;
    const isWhole =
      [note.directory, note.instance, note.nodeVersion, note.v8Version].every(
        (value) => typeof value === 'string',
      ) && [note.pid, note.armedMs, note.intervalBytes].every((value) => Number.isFinite(value));
    return isWhole ? note : undefined;
  } catch {
    return undefined;
  }
}
