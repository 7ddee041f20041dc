import cluster, { type Worker } from 'node:cluster';
import type { Collector } from '../../catalogue/series.ts';
import { receiveReading } from '../received-reading.ts';
import { RollCall } from '../roll-call.ts';
import { Slots } from '../slots.ts';
import { writeMembers } from '../write-members.ts';
import { addressed, EVENT, ours, type PrimaryWord } from './cluster-link.ts';

/** The part of `node:cluster` that is used. */
export interface ClusterSource {
  readonly workers?: NodeJS.Dict<Worker> | undefined;
  on(event: 'fork', listener: (worker: Worker) => void): unknown;
  off(event: 'fork', listener: (worker: Worker) => void): unknown;
}

export interface ClusterPrimaryParts {
  /** What the target of a scrape is called; its workers are parts of it. */
  readonly instance: () => string;
  readonly onError: (error: unknown) => void;
  readonly nowMs: () => number;
  readonly wait: (milliseconds: number, then: () => void) => () => void;
}

/** The workers of a cluster's primary, as a collector of what they said last. */
export interface ClusterPrimary extends Collector {
  /** Whether there ever was a worker: from then on this process is part of a cluster. */
  readonly hasWorkers: boolean;
  /** Asks all that run an exporter; undefined where none does. */
  refresh(deadlineMs: number): Promise<void> | undefined;
  /** Those that run an exporter by their label, each with the address of its control listener, where it has said one. */
  readonly members: ReadonlyMap<string, string | undefined>;
  stop(): void;
}

/** Gathers what the workers of this primary know. */
export function watchCluster(parts: ClusterPrimaryParts, source: ClusterSource = cluster): ClusterPrimary {
  const slots = new Slots();
  const releases = new Map<Worker, () => void>();
  const controlUrls = new Map<Worker, string | undefined>();
  const roll = new RollCall<Worker>({
    nowMs: parts.nowMs,
    wait: parts.wait,
    ask(workers, deadlineMs) {
      for (const worker of workers) send(worker, { say: 'ask', deadlineMs });
    },
  });
  let hasWorkers = false;

  const watch = (worker: Worker) => {
    // Its `fork` event may come after it was found among those that are there.
    if (releases.has(worker)) return () => undefined;
    hasWorkers = true;
    const label = slots.take('cluster');
    const { process } = worker;
    const join = () => send(worker, { say: 'join', process: label, instance: parts.instance() });
    const onMessage = (message: unknown) => {
      try {
        const word = ours(message);
        if (word === undefined) return;
        if (word.say === 'hello') join();
        if (!roll.members.has(worker)) roll.add(worker, label);
        if (word.say !== 'answer') return;
        roll.answer(worker, receiveReading(word.reading));
        controlUrls.set(worker, asControlUrl(word.control));
      } catch (error) {
        parts.onError(error);
      }
    };
    // One that has let go of the channel may live on, but cannot be asked.
    const onDisconnect = () => void roll.remove(worker);
    const release = () => {
      roll.remove(worker);
      slots.release(label);
      releases.delete(worker);
      controlUrls.delete(worker);
      process.off(EVENT, onMessage);
      worker.off('disconnect', onDisconnect);
      worker.off('exit', release);
    };
    process.on(EVENT, onMessage);
    worker.on('disconnect', onDisconnect);
    worker.on('exit', release);
    releases.set(worker, release);
    return join;
  };

  const forks = droppable((worker: Worker) => void watch(worker));
  source.on('fork', forks.listener);
  // Those that were there before have said hello to nobody: one that hears it says so.
  for (const worker of Object.values(source.workers ?? {})) if (worker !== undefined) watch(worker)();

  return {
    get hasWorkers() {
      return hasWorkers;
    },
    refresh: (deadlineMs) => roll.refresh(deadlineMs),
    get members() {
      return new Map([...roll.members].map(([worker, { label }]) => [label, controlUrls.get(worker)]));
    },
    collect: (series) => writeMembers(roll, 'process', parts.nowMs(), series),
    stop() {
      source.off('fork', forks.listener);
      forks.drop();
      for (const release of [...releases.values()]) release();
      roll.stop();
    },
  };
}

/** It is told to people, and never asked by us. */
function asControlUrl(given: unknown): string | undefined {
  return typeof given === 'string' && /^https?:\/\/[\w.:[\]-]{1,100}$/.test(given) ? given : undefined;
}

/** To one that is gone nothing is said; without a callback that would be an `error` event of the application's. */
function send(worker: Worker, word: PrimaryWord): void {
  if (worker.isConnected()) worker.process.send(addressed(word), () => undefined);
}

/**
 * A listener that lets go of what it stands for. The module `node:cluster` exports its first table of listeners by name, and
 * so holds for good whoever was in it.
 */
function droppable(given: (worker: Worker) => void) {
  const held: { current: ((worker: Worker) => void) | undefined } = { current: given };
  return {
    listener: (worker: Worker) => held.current?.(worker),
    drop() {
      held.current = undefined;
    },
  };
}
