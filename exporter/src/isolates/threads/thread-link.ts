import { BroadcastChannel, getEnvironmentData, setEnvironmentData } from 'node:worker_threads';

/**
 * How the threads of a process find each other. Environment data is handed to every thread that is started later, and
 * broadcast channels of a random name need no port to be handed over, so neither `parentPort` nor `workerData`, which
 * are the application's, are touched. Asks and answers have a channel each: a thread opens the second only to post, as
 * whoever has it open gets the answers of all.
 */
const KEY = 'heapwatch.threads.1';

/** What a thread is told when it starts. Plain values only: what cannot be cloned would fail the application's `new Worker`. */
export interface ThreadLink {
  /** Random, so that nobody is on these channels by accident. */
  readonly channel: string;
  /** `threadId` of who starts it. */
  readonly parent: number;
  readonly eventLoopDelay: boolean;
  readonly watchListeners: boolean;
  readonly judge: boolean;
  /** How long forced GCs may pause each thread, in milliseconds an hour; none are forced without. */
  readonly probeMsPerHour?: number | undefined;
}

/** Tells it to all threads started from here on; undefined tells nothing any more. */
export function offerLink(link: ThreadLink | undefined): void {
  setEnvironmentData(KEY, link);
}

/** What this thread was told; undefined where no exporter runs in the main thread. */
export function findLink(): ThreadLink | undefined {
  const given: unknown = getEnvironmentData(KEY);
  if (typeof given !== 'object' || given === null || !('channel' in given)) return undefined;
  return given as ThreadLink;
}

/** What the main thread says to all. */
export type ThreadAsk =
  | { readonly ask: true }
  | { readonly stop: true }
  /** Meant for one of them. */
  | { readonly capture: CaptureAsk };

/** That a thread is to write a snapshot of itself. */
export interface CaptureAsk {
  readonly thread: number;
  /** Where it says how that goes. */
  readonly channel: string;
  /** Of a file that is not there. */
  readonly path: string;
  readonly redact: boolean;
  readonly allowedNames?: readonly string[] | undefined;
  /** Who hears it later than this, in milliseconds since 1970, does nothing. */
  readonly untilMs: number;
}

/** What it says. */
export type CaptureWord =
  | { readonly did: 'begin' }
  | { readonly did: 'write'; readonly written: unknown }
  | { readonly did: 'fail'; readonly why: string };

/** What a thread says about itself, or of a thread it started. Taken for what it is only after a look at each part. */
export interface ThreadAnswer {
  readonly thread: number;
  readonly parent: number;
  readonly name?: string | undefined;
  readonly file?: string | undefined;
  /** `threadId` of a thread it had started, which is over. */
  readonly ended?: number;
  /** A `Reading`. */
  readonly reading?: unknown;
  /** Milliseconds that heapwatch took in this thread since it said so last. */
  readonly selfMs?: number;
  /** Parts that failed since then, once for each time. */
  readonly errors?: readonly string[];
}

export function openAsks({ channel }: ThreadLink): BroadcastChannel {
  const asks = new BroadcastChannel(`${channel}/asks`);
  asks.unref();
  return asks;
}

export function openAnswers({ channel }: ThreadLink): BroadcastChannel {
  const answers = new BroadcastChannel(`${channel}/answers`);
  answers.unref();
  return answers;
}

/** Says one thing to the main thread. */
export function sayOnce(link: ThreadLink, answer: ThreadAnswer): void {
  const answers = openAnswers(link);
  try {
    answers.postMessage(answer);
  } finally {
    answers.close();
  }
}
