import { Worker } from 'node:worker_threads';
import { threadFile } from '../thread-file.ts';
import type { RunningTask, StartTask } from './analysis-queue.ts';
import type { TaskMessage } from './analysis-task.ts';

/** Starts tasks in threads of their own, whose memory is given back with them. */
export function startInThread(oldSpaceMb: number): StartTask {
  return (task, tell): RunningTask => {
    const worker = new Worker(threadFile('serve/analysis/analysis-thread'), {
      workerData: task,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: oldSpaceMb },
    });
    let isOver = false;
    const end = (message: TaskMessage): void => {
      if (isOver) return;
      isOver = message.kind !== 'progress';
      tell(message);
    };
    worker.on('message', end);
    worker.on('error', (error: Error & { code?: string }) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const code = isMemory ? 'analysis_too_large' : 'analysis_failed';
      const detail = isMemory
        ? `it needs more than the ${oldSpaceMb} MiB of heap that a thread has`
        : 'the analysis broke off: the service has said why on stderr';
      end({
        kind: 'failed',
        failure: { code, detail, ...(isMemory ? {} : { stack: error.stack ?? String(error) }) },
      });
    });
    worker.on('exit', () =>
      end({ kind: 'failed', failure: { code: 'analysis_failed', detail: 'the thread ended early' } }),
    );
    return {
      stop() {
        isOver = true;
        void worker.terminate();
      },
    };
  };
}
