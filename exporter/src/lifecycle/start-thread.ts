import type { StartedThread } from '../isolates/threads/thread-start.ts';
import type { Heapwatch } from './heapwatch.ts';
import { notice } from './notice.ts';
import { runHeapwatch, runningHeapwatch } from './running.ts';
import { assembleThread } from './thread-heapwatch.ts';

/** Goes on with a thread that has been started; returns the exporter that runs there already if there is one. Never throws. */
export function goOnInThread(thread: StartedThread): Heapwatch | undefined {
  try {
    return runningHeapwatch() ?? runHeapwatch((onStop) => assembleThread(thread, onStop));
  } catch (error) {
    notice(`could not start in a worker thread: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
