import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd } from '../tools/endings.ts';

/** Caches fill, code is compiled … */
const WARM_UP_MS = 700;
/** … and then it leaks for so long. */
const GROWTH_MS = 1300;

/**
 * Runs a leaking program and takes a snapshot after its warm-up and a later one.
 *
 * @returns paths of the two, in the folder.
 */
export async function recordSnapshots(program: string, folder: string): Promise<[string, string]> {
  const child = fork(program, {
    execArgv: ['--require', join(import.meta.dirname, 'snapshots.cjs')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const forget = atEnd({
    calmly: async () => void child.kill('SIGKILL'),
    now: () => void child.kill('SIGKILL'),
  });
  const take = async (name: string): Promise<string> => {
    const path = join(folder, name);
    child.send(path);
    const outcome = await Promise.race([once(child, 'message'), ended]);
    if (outcome[0] !== path) throw new Error(`${program} ended before its snapshot`);
    return path;
  };
  try {
    await delay(WARM_UP_MS);
    const baseline = await take('baseline.heapsnapshot');
    await delay(GROWTH_MS);
    return [baseline, await take('current.heapsnapshot')];
  } finally {
    child.kill('SIGKILL');
    await ended;
    forget();
  }
}
