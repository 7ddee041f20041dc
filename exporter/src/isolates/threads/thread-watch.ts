import { threadId, type Worker } from 'node:worker_threads';
import type { Collector } from '../../catalogue/series.ts';
import type { Reading } from '../reading.ts';
import { RollCall } from '../roll-call.ts';
import { Slots } from '../slots.ts';
import { type ThreadIdentity, ThreadNames } from '../thread-name.ts';
import { waitFor } from '../wait-for.ts';
import { writeMembers } from '../write-members.ts';
import { type ReceivedAnswer, receiveAnswer } from './received-answer.ts';
import { askThreadToCapture, type ThreadCaptureOrder } from './thread-capture-order.ts';
import type { ThreadDoor } from './thread-door.ts';
import { type ThreadMemory, threadMemoryOf } from './thread-memory.ts';
import { readStatistics } from './thread-statistics.ts';

export interface ThreadWatchParts {
  readonly door: ThreadDoor;
  /** What heapwatch took in a thread, and the parts of it that failed there. */
  readonly onCosts: (selfMs: number, errors: readonly string[]) => void;
  readonly onError: (error: unknown) => void;
}

/** What the watch stands on; tests bring their own. */
export interface ThreadSources {
  readonly nowMs: () => number;
  readonly wait: (milliseconds: number, then: () => void) => () => void;
  readonly readStatistics: (worker: Worker) => Promise<Reading> | undefined;
}

/** The worker threads of this process, as a collector of what they said last. */
export interface ThreadWatch extends Collector {
  /** Asks all of them; undefined where there are none. */
  refresh(deadlineMs: number): Promise<void> | undefined;
  /**
   * What each of them holds, by its id: V8 tells it of busy ones too. Of those that do not answer in time it is what they said
   * last, and those that have said nothing yet are left out; undefined where there are none. Never rejects.
   */
  readMemory(deadlineMs: number): Promise<ReadonlyMap<number, ThreadMemory>> | undefined;
  /** What those that are there now are published as. */
  readonly labels: readonly string[];
  /** @returns undefined when nobody is published as that now */
  find(label: string): FoundThread | undefined;
  stop(): void;
}

/** A thread that is there. */
export interface FoundThread {
  /** What it said last. */
  readonly reading: Reading | undefined;
  /** Where this thread has started it. */
  readonly worker: Worker | undefined;
  /** Aborted when it has ended. */
  readonly ended: AbortSignal;
  /**
   * Has its own exporter capture it.
   * @returns what it says it has written, which is to be looked at; undefined where it has none, or is too busy to begin
   * @throws why it failed
   */
  capture(order: ThreadCaptureOrder): Promise<unknown>;
}

interface Thread {
  /** Only of threads that this one has started. */
  readonly worker: Worker | undefined;
  readonly parent: number;
  /** When it began to run; until then it is not missed. */
  runningMs: number;
  /** Takes our listeners off the worker. */
  readonly release: () => void;
  /** Made when somebody asks for its end. */
  ending?: AbortController;
  /** It is preloaded: its name is known. */
  hasSpoken: boolean;
  hasReading: boolean;
  /** What V8 said of it last. */
  statistics?: Reading;
  /** The ask that is on: one that sleeps in `Atomics.wait` answers when it wakes. */
  asking?: Promise<void> | undefined;
}

/** One that has not said a word after this long was not preloaded. */
const SILENT_MS = 2_000;
const MOST_NAMES = 32;

/** Watches the worker threads of this process, those that worker threads start included. */
export function watchThreads(parts: ThreadWatchParts, sources: ThreadSources = nodeSources): ThreadWatch {
  const threads = new Map<number, Thread>();
  /** Said by threads whose start this one has yet to be told of. */
  const early = new Map<number, ReceivedAnswer>();
  let newestId = threadId;
  const slots = new Slots();
  const names = new ThreadNames(MOST_NAMES);
  const roll = new RollCall<number>({
    nowMs: sources.nowMs,
    wait: sources.wait,
    ask(ids) {
      parts.door.ask();
      for (const id of ids) askStatistics(id);
    },
  });

  const leave = (id: number) => {
    const label = roll.remove(id);
    if (label !== undefined) slots.release(label);
  };
  const enrol = (id: number, identity: ThreadIdentity) => {
    leave(id);
    roll.add(id, slots.take(names.nameOf(identity)));
  };
  /** With a thread end those it has started. */
  const end = (id: number) => {
    const ending = [id];
    for (const ended of ending) {
      threads.get(ended)?.release();
      threads.get(ended)?.ending?.abort();
      threads.delete(ended);
      leave(ended);
      for (const [child, { parent }] of threads) if (parent === ended) ending.push(child);
    }
  };

  /** @returns undefined of a thread that V8 cannot be asked about here */
  const readStatistics = (thread: Thread): Promise<void> | undefined => {
    if (thread.worker === undefined) return undefined;
    thread.asking ??= sources.readStatistics(thread.worker)?.then(
      (reading) => {
        thread.statistics = reading;
        thread.asking = undefined;
      },
      () => {
        thread.asking = undefined;
      },
    );
    return thread.asking;
  };
  const askStatistics = (id: number) => {
    const thread = threads.get(id);
    if (thread === undefined || thread.hasReading) return;
    void readStatistics(thread)?.then(() => {
      if (!thread.hasReading && thread.statistics !== undefined) roll.answer(id, thread.statistics);
    });
  };
  const within = (deadlineMs: number, all: readonly Promise<void>[]) =>
    new Promise<void>((resolve) => {
      const forget = sources.wait(deadlineMs, resolve);
      void Promise.all(all).then(() => {
        forget();
        resolve();
      });
    });

  const onWorker = (worker: Worker) => {
    const id = worker.threadId;
    // It is over already.
    if (id < 0) return;
    newestId = Math.max(newestId, id);
    const thread: Thread = {
      worker,
      parent: threadId,
      runningMs: Number.POSITIVE_INFINITY,
      release: () => worker.off('exit', onExit).off('online', onOnline),
      hasSpoken: false,
      hasReading: false,
    };
    const onExit = () => end(id);
    const onOnline = () => {
      thread.runningMs = sources.nowMs();
    };
    worker.once('exit', onExit).once('online', onOnline);
    threads.set(id, thread);
    const said = early.get(id);
    early.delete(id);
    if (said !== undefined) take(said);
  };

  const take = (answer: ReceivedAnswer) => {
    const { thread: id, parent, ended, reading } = answer;
    if (ended !== undefined) {
      end(ended);
      return;
    }
    if (!threads.has(id)) {
      // What a thread said last may come after its end. Numbers of threads only rise.
      if (parent === threadId && id > newestId) early.set(id, answer);
      if (!threads.has(parent)) return;
      const runningMs = sources.nowMs();
      threads.set(id, {
        worker: undefined,
        parent,
        runningMs,
        release: () => undefined,
        hasSpoken: false,
        hasReading: false,
      });
    }
    const thread = threads.get(id);
    if (thread === undefined) return;
    if (!thread.hasSpoken) enrol(id, answer);
    thread.hasSpoken = true;
    if (reading === undefined) return;
    thread.hasReading = true;
    roll.answer(id, reading);
    parts.onCosts(answer.selfMs, answer.errors);
  };

  parts.door.onWorker(onWorker);
  parts.door.onWord((word) => {
    try {
      take(receiveAnswer(word));
    } catch (error) {
      parts.onError(error);
    }
  });

  return {
    refresh(deadlineMs) {
      for (const [id, { worker, runningMs }] of threads) {
        if (worker === undefined || roll.members.has(id) || sources.nowMs() - runningMs < SILENT_MS) continue;
        enrol(id, { name: Reflect.get(worker, 'threadName') as string | undefined });
      }
      return roll.refresh(deadlineMs);
    },
    readMemory(deadlineMs) {
      if (threads.size === 0) return undefined;
      const asks = [...threads.values()].map(readStatistics);
      const others = asks.includes(undefined) ? roll.refresh(deadlineMs) : undefined;
      const asked = [...asks, others].filter((ask) => ask !== undefined);
      return within(deadlineMs, asked).then(() => {
        const known = [...threads].map(
          ([id, { statistics }]) => [id, statistics ?? roll.members.get(id)?.reading] as const,
        );
        return new Map(
          known.flatMap(([id, reading]) => (reading === undefined ? [] : [[id, threadMemoryOf(reading)]])),
        );
      });
    },
    get labels() {
      return [...roll.members.values()].map(({ label }) => label);
    },
    find(label) {
      for (const [id, member] of roll.members) {
        const thread = threads.get(id);
        if (member.label !== label || thread === undefined) continue;
        thread.ending ??= new AbortController();
        const ended = thread.ending.signal;
        return {
          reading: member.reading,
          worker: thread.worker,
          ended,
          capture: async (order) =>
            thread.hasReading ? askThreadToCapture(parts.door, id, order, ended) : undefined,
        };
      }
      return undefined;
    },
    collect: (series) => writeMembers(roll, 'isolate', sources.nowMs(), series),
    stop() {
      parts.door.close();
      for (const id of [...threads.keys()]) end(id);
      early.clear();
      roll.stop();
    },
  };
}

const nodeSources: ThreadSources = {
  nowMs: () => performance.now(),
  wait: waitFor,
  readStatistics,
};
