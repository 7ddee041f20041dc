import { parentPort, workerData } from 'node:worker_threads';
import { type FlameGraphTask, runFlameGraphTask } from './flame-graph-task.ts';

parentPort?.postMessage(runFlameGraphTask(workerData as FlameGraphTask));
