/** Loaded into each Node.js process of a program that `heapwatch run` started: starts the exporter, and announces it. */
import '@heapwatch/exporter/register';
import { isMainThread } from 'node:worker_threads';
import type { Heapwatch } from '@heapwatch/exporter';
import { announce, RUN_FOLDER_VARIABLE } from './announcement.ts';

// Package managers have no exporter, and threads are published by their main thread.
const heapwatch = (globalThis as { [key: symbol]: Heapwatch | undefined })[Symbol.for('heapwatch.exporter')];
const folder = process.env[RUN_FOLDER_VARIABLE];
if (isMainThread && heapwatch !== undefined && folder !== undefined) {
  heapwatch.ready
    .then(
      () => announce(folder, heapwatch),
      // ready does not reject
      () => undefined,
    )
    .catch((error: unknown) => console.error(`heapwatch: not watched: ${String(error)}`));
}
