/** `node --import @heapwatch/exporter/register app.js`: starts from the variables alone. */
import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { startThread, whenSettled } from './isolates/threads/thread-start.ts';

// A worker thread must not pay for what only the main thread needs: each module that is loaded here is a millisecond more
// for every thread. The main thread loads the rest at once, as under `--require` nothing can be awaited.
try {
  if (isMainThread) createRequire(import.meta.url)('./register-main.js');
  else startInThread();
} catch (error) {
  console.error(`heapwatch: could not start: ${error instanceof Error ? error.message : String(error)}`);
}

function startInThread(): void {
  const thread = startThread();
  if (thread === undefined) return;
  whenSettled(async () => {
    const { goOnInThread } = await import('./lifecycle/start-thread.ts');
    goOnInThread(thread);
  });
}
