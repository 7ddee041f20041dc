import { BroadcastChannel, threadId, type Worker } from 'node:worker_threads';
import {
  type CaptureAsk,
  offerLink,
  openAnswers,
  openAsks,
  type ThreadAsk,
  type ThreadLink,
} from './thread-link.ts';

/**
 * The main thread's end of the channels. It is there from the start, as a thread says its name once and at once; what
 * understands it is loaded when there is a thread. Until then starts and words are kept.
 */
export interface ThreadDoor {
  /** Gives each thread that this one starts, those so far at once. */
  onWorker(started: (worker: Worker) => void): void;
  /** Gives what threads say, at once what they have said so far. */
  onWord(heard: (word: unknown) => void): void;
  /** Asks all threads at once. */
  ask(): void;
  /** Asks one to capture itself. @returns the channel on which it says how that goes */
  askToCapture(ask: Omit<CaptureAsk, 'channel'>): BroadcastChannel;
  /** Stops the exporters of all threads, and those of threads to come. */
  close(): void;
}

/** Opens the channels, and tells of them to all threads that are started from here on. */
export function openThreadDoor(
  told: Pick<ThreadLink, 'eventLoopDelay' | 'watchListeners' | 'judge' | 'probeMsPerHour'>,
  onFirstWorker: () => void,
): ThreadDoor {
  const link: ThreadLink = {
    // Not a secret: whoever runs in this process can read it. It only must be nobody else's.
    channel: `heapwatch/${performance.timeOrigin}/${Math.random()}`,
    parent: threadId,
    eventLoopDelay: told.eventLoopDelay,
    watchListeners: told.watchListeners,
    judge: told.judge,
    probeMsPerHour: told.probeMsPerHour,
  };
  const asks = openAsks(link);
  const answers = openAnswers(link);
  const post = (ask: ThreadAsk) => asks.postMessage(ask);
  const words = new Kept<unknown>();
  const workers = new Kept<Worker>();
  let isFirst = true;
  let captures = 0;
  const onWorker = (worker: Worker) => {
    workers.give(worker);
    if (isFirst) onFirstWorker();
    isFirst = false;
  };

  answers.onmessage = (event) => words.give((event as { readonly data: unknown }).data);
  process.on('worker', onWorker);
  offerLink(link);
  return {
    onWorker: (started) => workers.takeBy(started),
    onWord: (heard) => words.takeBy(heard),
    ask: () => post({ ask: true }),
    askToCapture(ask) {
      captures += 1;
      const channel = new BroadcastChannel(`${link.channel}/captures/${captures}`);
      channel.unref();
      post({ capture: { ...ask, channel: channel.name } });
      return channel;
    },
    close() {
      process.off('worker', onWorker);
      offerLink(undefined);
      post({ stop: true });
      asks.close();
      answers.close();
    },
  };
}

/** Keeps what is given until somebody takes it. */
class Kept<T> {
  #kept: T[] = [];
  #take: ((item: T) => void) | undefined;

  give(item: T): void {
    if (this.#take === undefined) this.#kept.push(item);
    else this.#take(item);
  }

  takeBy(take: (item: T) => void): void {
    this.#take = take;
    for (const item of this.#kept.splice(0)) take(item);
  }
}
