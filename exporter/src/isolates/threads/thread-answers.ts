import { threadId } from 'node:worker_threads';
import type { Collector } from '../../catalogue/series.ts';
import { type Reading, ReadingWriter } from '../reading.ts';
import { type CaptureAsk, openAsks, type ThreadAsk } from './thread-link.ts';
import type { StartedThread } from './thread-start.ts';

export interface AnswerParts {
  readonly collectors: readonly Collector[];
  /** Of this thread, since it started; answering aside. */
  readonly selfMs: () => number;
  /** Parts that failed since it was called last. */
  readonly takeErrors: () => readonly string[];
  readonly onError: (error: unknown) => void;
  /** This thread is to capture itself. */
  readonly onCapture: (ask: CaptureAsk) => void;
  /** The main thread's exporter was stopped. */
  readonly onStop: () => void;
}

/** Answers the main thread's asks until it is stopped. Nothing runs between two asks. */
export function answerAsks(thread: StartedThread, parts: AnswerParts): { stop(): void } {
  const asks = openAsks(thread.link);
  let answeringMs = 0;
  let toldMs = 0;

  const answer = () => {
    const began = performance.now();
    const writer = new ReadingWriter();
    for (const collector of parts.collectors) {
      try {
        collector.collect(writer);
      } catch (error) {
        parts.onError(error);
      }
    }
    const selfMs = parts.selfMs() + answeringMs;
    thread.say({ reading: ofIsolate(writer), selfMs: selfMs - toldMs, errors: parts.takeErrors() });
    toldMs = selfMs;
    answeringMs += performance.now() - began;
  };

  asks.onmessage = (event) => {
    try {
      const ask = (event as { readonly data: ThreadAsk }).data;
      if ('stop' in ask) parts.onStop();
      else if (!('capture' in ask)) answer();
      else if (ask.capture.thread === threadId) parts.onCapture(ask.capture);
    } catch (error) {
      parts.onError(error);
    }
  };
  // It has missed the asks until now.
  answer();
  return { stop: () => asks.close() };
}

/** What is of the whole process the main thread says. */
function ofIsolate({ values, distributions }: Reading): Reading {
  return { values: values.filter(([, , labels]) => labels.isolate !== undefined), distributions };
}
