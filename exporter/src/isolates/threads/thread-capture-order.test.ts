import { BroadcastChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askThreadToCapture } from './thread-capture-order.ts';
import type { CaptureAsk, CaptureWord } from './thread-link.ts';

let asked: Omit<CaptureAsk, 'channel'> | undefined;
let thread: BroadcastChannel;
let ended: AbortController;
let abort: AbortController;
let capturing: Promise<unknown>;

beforeEach(() => {
  const name = `heapwatch-test/${Math.random()}`;
  const door = {
    askToCapture(ask: Omit<CaptureAsk, 'channel'>) {
      asked = ask;
      return new BroadcastChannel(name);
    },
  };
  thread = new BroadcastChannel(name);
  ended = new AbortController();
  abort = new AbortController();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1000 });
  capturing = askThreadToCapture(
    door,
    7,
    { path: '/snapshots/x', redact: true, signal: abort.signal },
    ended.signal,
  );
  capturing.catch(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  thread.close();
});
const say = (word: CaptureWord) => thread.postMessage(word);

test('what the thread says it has written is given, however long it took', async () => {
  expect(asked).toEqual({ thread: 7, path: '/snapshots/x', redact: true, untilMs: 4000 });
  say({ did: 'begin' });
  say({ did: 'write', written: { sizeBytes: 3 } });
  expect(await capturing).toEqual({ sizeBytes: 3 });
});

test('one that does not begin is not waited for', async () => {
  vi.advanceTimersByTime(3_600);
  expect(await capturing).toBeUndefined();
});

test('why it failed is told', async () => {
  say({ did: 'begin' });
  say({ did: 'fail', why: 'ENOSPC' });
  await expect(capturing).rejects.toThrow('in the worker thread: ENOSPC');
});

test('nonsense is a failure', async () => {
  thread.postMessage('done');
  await expect(capturing).rejects.toThrow('no object');
});

test('a thread that ends is not waited for, nor one that nobody waits for any more', async () => {
  ended.abort();
  await expect(capturing).rejects.toThrow('the worker thread ended while it was captured');
  const channel = () => new BroadcastChannel('heapwatch-test/none');
  const order = { path: '/x', redact: true, signal: AbortSignal.abort(new Error('stopped')) };
  await expect(
    askThreadToCapture({ askToCapture: channel }, 7, order, new AbortController().signal),
  ).rejects.toThrow('stopped');
});
