import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { AnalysisTask } from './analysis-task.ts';
import { runTask } from './run-task.ts';

/** Niceness: whoever asks the service for what is known goes before an analysis. */
const NICENESS = 10;

// a thread has a priority of its own on Linux alone; elsewhere this would be the whole process's
if (process.platform === 'linux') setPriority(NICENESS);
await runTask(workerData as AnalysisTask, (message) => parentPort?.postMessage(message));
