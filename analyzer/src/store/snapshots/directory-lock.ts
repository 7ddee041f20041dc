import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { StoreError } from './store-error.ts';

/** The holder touches the lock this often; one that was not touched for three times as long is nobody's. */
const BEAT_MS = 10_000;
const STALE_MS = 3 * BEAT_MS;

export interface DirectoryLock {
  release(): Promise<void>;
}

/** Takes a directory for one process. Throws {@link StoreError} if another has it. */
export async function takeDirectoryLock(path: string): Promise<DirectoryLock> {
  const own = JSON.stringify({ host: hostname(), pid: process.pid });
  for (let attempt = 0; !(await create(path, own)); attempt++) {
    const holder = await findHolder(path);
    if (holder !== undefined || attempt > 2) {
      throw new StoreError(
        `another heapwatch serve uses this directory (${holder ?? path}): one directory, one service`,
      );
    }
    await rm(path, { force: true });
  }
  const beat = setInterval(() => {
    const now = new Date();
    // gone with the directory: whoever uses it next will say so
    utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await readFile(path, 'utf8').catch(() => '')) === own) await rm(path, { force: true });
    },
  };
}

async function create(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new StoreError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Who holds the lock; undefined if it was left behind. */
async function findHolder(path: string): Promise<string | undefined> {
  const [text, found] = await Promise.all([
    readFile(path, 'utf8').catch(() => ''),
    stat(path).catch(() => undefined),
  ]);
  if (found === undefined || Date.now() - found.mtimeMs > STALE_MS) return undefined;
  const [, host = '', pid = '0'] = /"host":"([\w.-]*)","pid":(\d+)/.exec(text) ?? [];
  const isHere = host === hostname();
  // a container's first process has the number of the one before it
  if (isHere && (Number(pid) === process.pid || !isAlive(Number(pid)))) return undefined;
  return `process ${pid} on ${host}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
