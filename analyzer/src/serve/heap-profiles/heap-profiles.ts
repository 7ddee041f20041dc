import { Worker } from 'node:worker_threads';
import { ProblemError } from '../problems.ts';
import { threadFile } from '../thread-file.ts';
import type { HeapProfileList } from '../wire/heap-profile.ts';
import type { FlameGraphOutcome, FlameGraphTask } from './flame-graph-task.ts';
import type { HeapProfileFiles } from './heap-profile-files.ts';
import { MAX_PROFILE_BYTES, type ReadableProfile } from './readable-profile.ts';
import type { TargetName, TargetProfiles } from './target-profiles.ts';

const OLD_SPACE_MB = 512;
const DEADLINE_MS = 30_000;
const KEPT_ANSWERS = 8;

/** Sampling heap profiles: the files in the directory, and beside them what the targets have. */
export class HeapProfiles {
  readonly #files: HeapProfileFiles;
  readonly #targets: TargetProfiles;
  /** By state and limit, the last ones asked for; those under way too, so that none is laid out twice at a time. */
  readonly #answers = new Map<string, Promise<string>>();

  constructor(files: HeapProfileFiles, targets: TargetProfiles) {
    this.#files = files;
    this.#targets = targets;
  }

  /** Newest first: all files, and what the targets of that name have. */
  async list(name: TargetName): Promise<HeapProfileList> {
    const [stored, { profiles: remote, unanswered }] = await Promise.all([
      this.#files.list(),
      this.#targets.list(name),
    ]);
    const isStored = new Set(stored.map(({ id }) => id));
    const profiles = [...stored, ...remote.filter(({ id }) => !isStored.has(id))].sort(
      (a, b) => b.capturedAt.localeCompare(a.capturedAt) || (a.id < b.id ? -1 : 1),
    );
    return { profiles, ...(unanswered.length > 0 && { unanswered }) };
  }

  /** The flame graph as JSON. Throws {@link ProblemError}. */
  async flameGraph(id: string, limit: number): Promise<string> {
    const profile = (await this.#files.find(id)) ?? (await this.#targets.find(id));
    const key = `${profile.state} ${limit}`;
    const known = this.#answers.get(key) ?? layOut(profile, id, limit);
    this.#answers.delete(key);
    this.#answers.set(key, known);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= KEPT_ANSWERS) break;
      this.#answers.delete(oldest);
    }
    known.catch(() => this.#answers.delete(key));
    return known;
  }
}

async function layOut({ described, content }: ReadableProfile, id: string, limit: number): Promise<string> {
  if (described.fileBytes > MAX_PROFILE_BYTES) {
    const detail = `the file has more than the ${MAX_PROFILE_BYTES / 2 ** 20} MiB that are read of a heap profile`;
    throw ProblemError.of('analysis_too_large', detail);
  }
  return inThread({ id, limit, content: await content() });
}

/** In a thread, whose memory ends with it: a profile may be tens of megabytes of JSON. */
function inThread(task: FlameGraphTask): Promise<string> {
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
