/** `node --import @heapwatch/exporter/register app.js`: starts from the variables alone. */
import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { startThread, whenSettled } from './isolates/threads/thread-start.ts';
import { tooOldNode } from './lifecycle/node-version.ts';
import { notice } from './lifecycle/notice.ts';
import { isPackageManager } from './lifecycle/package-manager.ts';

try {
  if (!isPackageManager(process.argv[1])) start();
} catch (error) {
  tellWhy(error);
}

// A worker thread must not pay for what only the main thread needs: each module that is loaded here is a millisecond more
// for every thread. The main thread loads the rest at once, as under `--require` nothing can be awaited.
function start(): void {
  const tooOld = tooOldNode(process.versions.node);
  if (tooOld !== undefined) {
    // One that is very old does not say where this is.
    if (isMainThread !== false) notice(tooOld);
  } else if (isMainThread) startHere();
  else startInThread();
}

function startHere(): void {
  const { startHeapwatch }: typeof import('./index.ts') = createRequire(import.meta.url)('./index.js');
  startHeapwatch();
}

function startInThread(): void {
  const thread = startThread();
  if (thread === undefined) return;
  whenSettled(() => {
    import('./index.ts').then(({ startHeapwatch }) => startHeapwatch()).catch(tellWhy);
  });
}

function tellWhy(error: unknown): void {
  notice(`could not start: ${error instanceof Error ? error.message : String(error)}`);
}
