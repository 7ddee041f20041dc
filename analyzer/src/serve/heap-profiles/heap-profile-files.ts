import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isSnapshotId } from '../../store/snapshots/snapshot-name.ts';
import { ProblemError } from '../problems.ts';
import { threadFile } from '../thread-file.ts';
import type { HeapProfile } from '../wire/heap-profile.ts';
import type { FlameGraphOutcome, FlameGraphTask } from './flame-graph-task.ts';
import { type ProfileNote, readProfileNote } from './profile-note.ts';

interface StoredProfile {
  readonly described: HeapProfile;
  readonly path: string;
  /** Changes when the file does. */
  readonly state: string;
}

const ENDING = '.heapprofile';
const MAX_FILES = 1000;
/** The thread that reads it needs several times as much. */
const MAX_BYTES = 64 * 2 ** 20;
const OLD_SPACE_MB = 512;
const DEADLINE_MS = 30_000;
const KEPT_ANSWERS = 8;

/** Sampling heap profiles in the service's directory: files that somebody put there. */
export class HeapProfileFiles {
  readonly #directory: string;
  readonly #described = new Map<string, StoredProfile>();
  /** By state and limit, the last ones asked for; those under way too, so that none is laid out twice at a time. */
  readonly #answers = new Map<string, Promise<string>>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Newest first. */
  async list(): Promise<readonly HeapProfile[]> {
    const found = await Promise.all([...(await this.#names())].map(([name, id]) => this.#describe(name, id)));
    return found
      .flatMap((stored) => (stored === undefined ? [] : [stored.described]))
      .sort((a, b) => b.capturedAt.localeCompare(a.capturedAt) || (a.id < b.id ? -1 : 1));
  }

  /** The flame graph as JSON. Throws {@link ProblemError}. */
  async flameGraph(id: string, limit: number): Promise<string> {
    const named = [...(await this.#names())].find(([, known]) => known === id);
    const stored = named && (await this.#describe(named[0], id));
    if (stored === undefined) throw ProblemError.of('not_found', 'there is no heap profile of that id');
    const key = `${stored.path} ${stored.state} ${limit}`;
    const known =
      this.#answers.get(key) ?? layOut({ id, path: stored.path, limit }, stored.described.fileBytes);
    this.#answers.delete(key);
    this.#answers.set(key, known);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= KEPT_ANSWERS) break;
      this.#answers.delete(oldest);
    }
    known.catch(() => this.#answers.delete(key));
    return known;
  }

  /** Ids by file name. They are looked up, never made into paths. */
  async #names(): Promise<ReadonlyMap<string, string>> {
    const names = (await readdir(this.#directory)).filter((name) => name.endsWith(ENDING)).toSorted();
    return new Map(names.slice(0, MAX_FILES).map((name) => [name, idOf(name)]));
  }

  /** Undefined for what is no file: a link may lead anywhere. */
  async #describe(fileName: string, id: string): Promise<StoredProfile | undefined> {
    const path = join(this.#directory, fileName);
    const found = await lstat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const state = `${found.size} ${found.mtimeMs} ${found.ino}`;
    const known = this.#described.get(path);
    if (known?.state === state) return known;
    const { startedAt, ...note } = await readProfileNote(path, found.size).catch((): ProfileNote => ({}));
    const capturedAt = startedAt === undefined ? found.mtime : new Date(startedAt);
    const described = { ...note, id, capturedAt: capturedAt.toISOString(), fileName, fileBytes: found.size };
    const stored = { described, path, state };
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

/** In a thread, whose memory ends with it: a profile may be tens of megabytes of JSON. */
function layOut(task: FlameGraphTask, fileBytes: number): Promise<string> {
  if (fileBytes > MAX_BYTES) {
    const detail = `the file has more than the ${MAX_BYTES / 2 ** 20} MiB that are read of a heap profile`;
    return Promise.reject(ProblemError.of('analysis_too_large', detail));
  }
  const worker = new Worker(threadFile('serve/heap-profiles/flame-graph-thread'), {
    workerData: task,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: OLD_SPACE_MB },
  });
  return new Promise<string>((resolve, reject) => {
    const deadline = setTimeout(
      () => reject(ProblemError.of('busy', `the answer took longer than ${DEADLINE_MS / 1000} s`)),
      DEADLINE_MS,
    );
    deadline.unref();
    worker.on('message', (outcome: FlameGraphOutcome) =>
      outcome.kind === 'done'
        ? resolve(outcome.json)
        : reject(ProblemError.of('profile_damaged', outcome.detail)),
    );
    worker.on('error', (error: Error & { readonly code?: string }) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? ProblemError.of('analysis_too_large', `it needs more than ${OLD_SPACE_MB} MiB of heap`)
          : error,
      ),
    );
    worker.on('exit', () => {
      clearTimeout(deadline);
      reject(ProblemError.of('analysis_failed', 'the thread ended early'));
    });
  }).finally(() => worker.terminate());
}
