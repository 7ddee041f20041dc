import { basename } from 'node:path';

/** What a thread that has no name to publish goes by. */
const NAMELESS = 'worker';
/** Node's own name for a worker thread that was given none. */
const NODES_DEFAULT = 'WorkerThread';

const LONGEST = 32;
const NAME = /^\p{L}[\p{L}\p{N}_.-]*$/u;
const DATA = /\p{N}{2}|\p{N}.*\p{N}.*\p{N}/u;
const TRAILING_NUMBER = /[\s_.:#/-]*\p{N}+$/u;

export interface ThreadIdentity {
  /** `name` given to `new Worker`, where Node.js tells it. */
  readonly name?: string | undefined;
  /** The script, `process.argv[1]` of the thread. */
  readonly file?: string | undefined;
}

/**
 * The name whose slots a thread takes: its own, else its file's base name, a number at the end left out (`job-4711` is
 * `job`), else `worker`. What looks like data is `worker` too: names of threads are often made from what they work on,
 * and would never stop making series.
 */
export function threadNameOf({ name, file }: ThreadIdentity): string {
  if (name !== undefined && name !== '' && name !== NODES_DEFAULT) return publishable(name);
  if (file === '[worker eval]') return 'eval';
  return publishable(basename(file ?? '').replace(/\.[cm]?[jt]s$/, ''));
}

function publishable(text: string): string {
  const stem = text.trim().replace(TRAILING_NUMBER, '');
  return stem.length <= LONGEST && NAME.test(stem) && !DATA.test(stem) ? stem : NAMELESS;
}

/** The first names keep their own for the life of the process, later ones are `worker`. */
export class ThreadNames {
  readonly #most: number;
  readonly #known = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  nameOf(identity: ThreadIdentity): string {
    const name = threadNameOf(identity);
    if (this.#known.has(name)) return name;
    if (this.#known.size >= this.#most) return NAMELESS;
    this.#known.add(name);
    return name;
  }
}
