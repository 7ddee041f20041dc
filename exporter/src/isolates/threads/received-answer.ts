import { asRecord } from '../as-record.ts';
import type { Reading } from '../reading.ts';
import { receiveReading } from '../received-reading.ts';
import type { ThreadIdentity } from '../thread-name.ts';

/** A thread's answer that was looked at. */
export interface ReceivedAnswer extends ThreadIdentity {
  readonly thread: number;
  readonly parent: number;
  readonly ended: number | undefined;
  readonly reading: Reading | undefined;
  readonly selfMs: number;
  readonly errors: readonly string[];
}

const LONGEST = 4096;
const MOST_ERRORS = 1000;

/** @throws TypeError when it is no answer of a thread */
export function receiveAnswer(given: unknown): ReceivedAnswer {
  const { thread, parent, name, file, ended, reading, selfMs, errors } = asRecord(given);
  return {
    thread: asId(thread),
    parent: asId(parent),
    name: asText(name),
    file: asText(file),
    ended: ended === undefined ? undefined : asId(ended),
    reading: reading === undefined ? undefined : receiveReading(reading),
    selfMs: typeof selfMs === 'number' && selfMs > 0 && Number.isFinite(selfMs) ? selfMs : 0,
    errors: Array.isArray(errors)
      ? errors.slice(0, MOST_ERRORS).filter((part) => typeof part === 'string')
      : [],
  };
}

function asId(given: unknown): number {
  if (!Number.isSafeInteger(given)) throw new TypeError('it names no thread');
  return given as number;
}

function asText(given: unknown): string | undefined {
  return typeof given === 'string' && given.length <= LONGEST ? given : undefined;
}
