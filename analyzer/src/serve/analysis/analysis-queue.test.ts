import { expect, test } from 'vitest';
import { AnalysisQueue, type AnalysisQueueOptions } from './analysis-queue.ts';
import type { AnalysisTask, TaskMessage } from './analysis-task.ts';

interface Started {
  readonly task: AnalysisTask;
  readonly tell: (message: TaskMessage) => void;
  isStopped: boolean;
}

function queueOf(options: Partial<AnalysisQueueOptions> = {}) {
  const started: Started[] = [];
  const faults: string[] = [];
  const clock = { ms: 0 };
  const queue = new AnalysisQueue({
    atOnce: 1,
    maxWaiting: 2,
    memoryBytes: 100,
    now: () => clock.ms,
    onFault: (stack) => faults.push(stack),
    start(task, tell) {
      const one: Started = { task, tell, isStopped: false };
      started.push(one);
      return {
        stop() {
          one.isStopped = true;
        },
      };
    },
    ...options,
  });
  const ask = (key: string, memoryBytes = 10) =>
    queue.ask({
      key,
      memoryBytes,
      task: () => ({ release: key, snapshots: [], maxSnapshotBytes: 0 }),
    });
  return { queue, ask, started, faults, clock };
}

test('one at a time, in order, and the same only once', () => {
  const { ask, started } = queueOf();
  expect(ask('a')).toEqual({ state: 'running', progress: 0, ahead: 0 });
  expect(ask('b')).toEqual({ state: 'queued', progress: 0, ahead: 1 });
  expect(ask('c')).toMatchObject({ state: 'queued', ahead: 2 });
  expect(ask('b')).toMatchObject({ state: 'queued', ahead: 1 });
  expect(ask('d')).toMatchObject({ state: 'refused', code: 'busy' });
  started[0]?.tell({ kind: 'progress', stage: 'reading', progress: 0.25 });
  started[0]?.tell({ kind: 'progress', stage: 'graph', progress: 0.2 });
  expect(ask('a')).toEqual({ state: 'running', stage: 'graph', progress: 0.25, ahead: 0 });
  started[0]?.tell({ kind: 'done' });
  expect(ask('b')).toMatchObject({ state: 'running' });
  expect(started.map(({ task }) => task.release)).toEqual(['a', 'b']);
});

test('what needs more memory than there is is refused, what needs what others have waits', () => {
  const { ask, started } = queueOf({ atOnce: 3 });
  expect(ask('huge', 101)).toMatchObject({ state: 'refused', code: 'analysis_too_large' });
  ask('a', 60);
  expect(ask('b', 60)).toMatchObject({ state: 'queued', ahead: 1 });
  // first come, first served: a large one is not passed over for ever
  expect(ask('c', 30)).toMatchObject({ state: 'queued', ahead: 2 });
  started[0]?.tell({ kind: 'done' });
  expect(started.map(({ task }) => task.release)).toEqual(['a', 'b', 'c']);
});

test('a failure is told for a minute, then tried again', () => {
  const { ask, started, faults, clock } = queueOf();
  ask('a');
  const failure = { code: 'analysis_failed', detail: 'why' } as const;
  started[0]?.tell({ kind: 'failed', failure: { ...failure, stack: 'at x' } });
  expect(ask('a')).toEqual({ state: 'failed', failure });
  expect(faults).toEqual(['at x']);
  clock.ms = 60_000;
  expect(ask('a')).toMatchObject({ state: 'running' });
});

test('stopped for lack of memory, the next one begins, and late messages count for nothing', () => {
  const { queue, ask, started } = queueOf();
  ask('a');
  ask('b');
  queue.stopRunning({ code: 'analysis_too_large', detail: 'memory' });
  expect(started.map(({ isStopped }) => isStopped)).toEqual([true, false]);
  started[0]?.tell({ kind: 'done' });
  expect(ask('a')).toMatchObject({ state: 'failed' });
  expect(ask('b')).toMatchObject({ state: 'running' });
  queue.close();
  expect(started[1]?.isStopped).toBe(true);
  expect(ask('c')).toMatchObject({ state: 'refused', code: 'busy' });
});
