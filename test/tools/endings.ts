import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What has to happen before this process ends: `now` when it must be immediate, `calmly` when there is time. */
export interface Ending {
  /** Returns when everything is over. */
  calmly(): Promise<void>;
  /** Synchronous last resort, called while the process exits. */
  now(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const endings = new Set<Ending>();
let isWatching = false;
/** Set once a signal came: it ends everything, and then this process. */
let interruption: Promise<void> | undefined;

/** Runs `ending` when this process is interrupted or exits. Returns a function that takes it off the list. */
export function atEnd(ending: Ending): () => void {
  endings.add(ending);
  watch();
  return () => endings.delete(ending);
}

/** Ends everything registered, the newest first. After a signal, what fails because of it cannot end the process otherwise. */
export function endAll(): Promise<void> {
  return interruption ?? endRegistered();
}

async function endRegistered(): Promise<void> {
  for (const ending of [...endings].reverse()) {
    endings.delete(ending);
    await ending.calmly().catch((error: unknown) => {
      console.error('could not clean up:', error);
      ending.now();
    });
  }
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  process.on('exit', () => {
    for (const ending of [...endings].reverse()) ending.now();
  });
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      interruption = endAll().finally(() => {
        // Our handler is gone by now, so the signal has its usual effect and exit status.
        process.kill(process.pid, signal);
      });
    });
  }
}

/** A fresh folder that is removed at the end, or by the function returned beside its path. */
export async function temporaryFolder(
  purpose: string,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `heapwatch-${purpose}-`));
  const options = { recursive: true, force: true, maxRetries: 5 } as const;
  const forget = atEnd({
    calmly: () => rm(path, options),
    now: () => rmSync(path, options),
  });
  return {
    path,
    remove: async () => {
      forget();
      await rm(path, options);
    },
  };
}
