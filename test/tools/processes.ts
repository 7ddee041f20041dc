import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { atEnd } from './endings.ts';

export interface ProcessOptions {
  readonly cwd?: string;
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The process is ready when its output has this; its match is handed back. */
  readonly ready?: RegExp;
  /** How long it may take to get ready. */
  readonly timeoutMs?: number;
}

export interface StartedProcess {
  readonly pid: number;
  /** What `ready` matched; an empty array without it. */
  readonly match: readonly string[];
  /** The end of what it has written so far, both streams. */
  output(): string;
  /** Resolves when it has ended: its exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
  /** Ends it: SIGTERM, and SIGKILL after 5 s. */
  stop(): Promise<void>;
}

const KEPT_CHARACTERS = 64 * 1024;
const PATIENCE_MS = 5_000;

/**
 * Starts a program and waits until it is ready. It ends when this process ends, by whatever way, or by `stop`.
 *
 * @throws Error with the end of its output when it dies first or is not ready in time.
 */
export async function startProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<StartedProcess> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = endOf(child);
  const forget = atEnd({ calmly: stop, now: () => void child.kill('SIGKILL') });
  void ended.then(forget);

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await ended;
    clearTimeout(timer);
  }

  const match = await new Promise<readonly string[]>((resolve, reject) => {
    const name = [command, ...args].join(' ');
    const timeoutMs = options.timeoutMs ?? 30_000;
    const timer = setTimeout(() => {
      void stop();
      reject(new Error(`${name} was not ready within ${timeoutMs} ms:\n${output}`));
    }, timeoutMs);
    const settle = (found: readonly string[]) => {
      clearTimeout(timer);
      resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-KEPT_CHARACTERS);
        const found = options.ready?.exec(output);
        if (found) settle(found);
      });
    }
    if (options.ready === undefined) child.once('spawn', () => settle([]));
    void ended.then((how) => {
      clearTimeout(timer);
      reject(new Error(`${name} ended with ${how} before it was ready:\n${output}`));
    });
  });
  if (child.pid === undefined) throw new Error(`${command} has no process id`);
  return { pid: child.pid, match, output: () => output, ended, stop };
}

async function endOf(child: ChildProcess): Promise<number | string> {
  try {
    const [code, signal] = await once(child, 'close');
    return code ?? signal;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
