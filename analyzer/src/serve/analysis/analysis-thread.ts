import { parentPort, workerData } from 'node:worker_threads';
import type { AnalysisTask } from './analysis-task.ts';
import { runTask } from './run-task.ts';

await runTask(workerData as AnalysisTask, (message) => parentPort?.postMessage(message));
