import { PerformanceObserver } from 'node:perf_hooks';
import * as threads from 'node:worker_threads';
import type { ThreadIdentity } from '../thread-name.ts';
import { findLink, offerLink, sayOnce, type ThreadAnswer, type ThreadLink } from './thread-link.ts';

/** GC entries as the observer gives them. */
type Entries = readonly unknown[];

/** A thread from its first line on: it has said its name, and notes GCs and threads of its own. */
export interface StartedThread {
  readonly link: ThreadLink;
  readonly identity: ThreadIdentity;
  say(answer: Omit<ThreadAnswer, 'thread' | 'parent' | 'name' | 'file'>): void;
  /** Gives the GCs noted so far, and from then on each batch. @returns a function that ends the observer */
  takeGcs(onBatch: (entries: Entries) => void): () => void;
  /** Ends all of it. */
  stop(): void;
}

/** Two copies of the package in one thread share the start. */
const KEY = Symbol.for('heapwatch.thread');
const shared = globalThis as { [KEY]?: StartedThread | undefined };

/** A thread that does nothing but GCs before the rest is loaded keeps so many. */
const MOST_NOTED = 20_000;

/**
 * The least a thread can do. All else takes 20 ms of CPU to load, half of what a worker thread takes to start, which
 * one that is over within a second need not pay: see `whenSettled`.
 *
 * @returns undefined in a process whose main thread runs no exporter
 */
export function startThread(): StartedThread | undefined {
  if (shared[KEY] !== undefined) return shared[KEY];
  const link = findLink();
  if (link === undefined) return undefined;
  const { threadId } = threads;
  const identity = {
    thread: threadId,
    parent: link.parent,
    // Not in Node.js 22.15 to 22.19.
    name: Reflect.get(threads, 'threadName') as string | undefined,
    file: process.argv[1],
  };
  const say: StartedThread['say'] = (answer) => sayOnce(link, { ...identity, ...answer });

  let noted: unknown[] = [];
  let onBatch = (entries: Entries): void => {
    if (noted.length < MOST_NOTED) noted.push(...entries);
  };
  const observer = new PerformanceObserver((list) => onBatch(list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });

  const onWorker = (worker: threads.Worker) => {
    const thread = worker.threadId;
    worker.once('exit', () => say({ ended: thread }));
  };
  process.on('worker', onWorker);
  offerLink({ ...link, parent: threadId });
  say({});

  const started: StartedThread = {
    link,
    identity,
    say,
    takeGcs(take) {
      onBatch = take;
      if (noted.length > 0) take(noted);
      noted = [];
      return () => observer.disconnect();
    },
    stop() {
      observer.disconnect();
      process.off('worker', onWorker);
      offerLink(undefined);
      shared[KEY] = undefined;
    },
  };
  shared[KEY] = started;
  return started;
}

const SETTLED_MS = 1000;

/** Calls back when the thread has been there for a second. It is not kept alive for that. */
export function whenSettled(then: () => void): void {
  setTimeout(then, SETTLED_MS).unref();
}
