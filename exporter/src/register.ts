/** `node --import @heapwatch/exporter/register app.js`: starts from the variables alone. */
import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { startThread, whenSettled } from './isolates/threads/thread-start.ts';
import { tooOldNode } from './lifecycle/node-version.ts';
import { notice } from './lifecycle/notice.ts';
import { isPackageManager } from './lifecycle/package-manager.ts';

// A worker thread must not pay for what only the main thread needs: each module that is loaded here is a millisecond more
// for every thread. The main thread loads the rest at once, as under `--require` nothing can be awaited.
try {
  // A very old Node.js does not say which thread this is.
  if (isMainThread === false) startInThread();
  else startInMain();
} catch (error) {
  tellWhy(error);
}

function startInMain(): void {
  if (isPackageManager(process.argv[1])) return;
  const tooOld = tooOldNode(process.versions.node);
  if (tooOld !== undefined) {
    notice(tooOld);
    return;
  }
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
