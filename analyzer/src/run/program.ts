import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';

export interface ProgramOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Whether its stdout goes to our stderr, because ours is needed for JSON. */
  readonly isStdoutMoved: boolean;
}

/** The user's program while it runs. */
export interface Program {
  readonly pid: number;
  /** Its exit code; 128 and the number of the signal that ended it, as shells tell it. */
  readonly ended: Promise<number>;
  /** The last signal that was sent to it from here. */
  readonly signalled: NodeJS.Signals | undefined;
  /** Asks it to end, and ends it when it has not after ten seconds. */
  end(): void;
}

const PATIENCE_MS = 10_000;
const FORWARDED: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/**
 * Starts a program in our place: its input and output are ours, signals go on to it. Rejects where it cannot be started.
 */
export async function startProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<Program> {
  const child = spawn(command, args, {
    env: options.environment,
    stdio: ['inherit', options.isStdoutMoved ? 2 : 'inherit', 'inherit'],
  });
  const pid = await started(child);
  let signalled: NodeJS.Signals | undefined;
  const send = (signal: NodeJS.Signals) => {
    signalled = signal;
    child.kill(signal);
  };
  const forward = (signal: NodeJS.Signals) => {
    // Ctrl-C reaches all processes of a terminal, the program among them.
    if (signal !== 'SIGINT' || process.stdin.isTTY !== true) send(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  let patience: NodeJS.Timeout | undefined;
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => {
      clearTimeout(patience);
      for (const name of FORWARDED) process.off(name, forward);
      resolve(signal === null ? (code ?? 0) : 128 + constants.signals[signal]);
    });
  });
  return {
    pid,
    ended,
    get signalled() {
      return signalled;
    },
    end() {
      send('SIGTERM');
      patience = setTimeout(() => send('SIGKILL'), PATIENCE_MS);
    },
  };
}

function started(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      child.off('error', reject);
      // a signal that could not be sent: it has ended
      child.on('error', () => undefined);
      resolve(child.pid ?? 0);
    });
  });
}
