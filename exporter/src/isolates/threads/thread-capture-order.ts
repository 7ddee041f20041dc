import { asRecord } from '../as-record.ts';
import type { ThreadDoor } from './thread-door.ts';

/** What a thread is to write. */
export interface ThreadCaptureOrder {
  readonly path: string;
  readonly redact: boolean;
  readonly allowedNames?: readonly string[] | undefined;
  /** Ends the wait; the thread writes on, to a file that nobody will look at. */
  readonly signal: AbortSignal;
}

/** A thread that has not begun by then is busy. */
const BEGIN_MS = 3_000;
/** What it has begun in the last moment is still heard of. */
const GRACE_MS = 500;

/**
 * Has a thread write a snapshot of itself, so that no other thread stands still for it.
 * @param ended is aborted when the thread is over
 * @returns what it says it has written; undefined when it did not begin
 * @throws why it failed
 */
export async function askThreadToCapture(
  door: Pick<ThreadDoor, 'askToCapture'>,
  thread: number,
  { signal, ...order }: ThreadCaptureOrder,
  ended: AbortSignal,
): Promise<unknown> {
  const channel = door.askToCapture({ ...order, thread, untilMs: Date.now() + BEGIN_MS });
  const either = AbortSignal.any([signal, ended]);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const busy = setTimeout(resolve, BEGIN_MS + GRACE_MS, undefined);
  const onAbort = () => {
    reject(ended.aborted ? new Error('the worker thread ended while it was captured') : signal.reason);
  };
  either.addEventListener('abort', onAbort);
  if (either.aborted) onAbort();
  channel.onmessage = (event) => {
    try {
      const { did, written, why } = asRecord((event as { readonly data: unknown }).data);
      if (did === 'begin') clearTimeout(busy);
      else if (did === 'write') resolve(written);
      else if (did === 'fail') reject(new Error(`in the worker thread: ${String(why)}`));
    } catch (error) {
      reject(error);
    }
  };
  try {
    return await promise;
  } finally {
    clearTimeout(busy);
    either.removeEventListener('abort', onAbort);
    channel.close();
  }
}
