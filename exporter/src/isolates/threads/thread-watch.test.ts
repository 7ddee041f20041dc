import { EventEmitter } from 'node:events';
import { threadId as main, type Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { Scrape } from '../../publish/scrape.ts';
import type { Reading } from '../reading.ts';
import type { ReceivedAnswer } from './received-answer.ts';
import { watchThreads } from './thread-watch.ts';

const used = (bytes: number): Reading => ({
  values: [['heapwatch_heap_used_bytes', bytes, { isolate: 'main' }]],
  distributions: [],
});

const held = (mib: number): Reading => ({
  values: [
    ['heapwatch_heap_total_bytes', mib, { isolate: 'main' }],
    ['heapwatch_external_memory_bytes', mib / 2, { isolate: 'main' }],
  ],
  distributions: [],
});

/** A process whose threads, clock and channels the test holds. Ids of threads are those of a process that has just begun. */
function fixture() {
  let nowMs = 0;
  let onWorker: (worker: Worker) => void = () => undefined;
  let onWord: (word: unknown) => void = () => undefined;
  let asks = 0;
  let isOpen = true;
  let overdue: () => void = () => undefined;
  let statistics: (id: number) => Promise<Reading> | undefined = async (id) => used(1000 + main + id);
  const errors: unknown[] = [];
  const costs: number[] = [];
  const workers = new Map<number, EventEmitter>();
  const watch = watchThreads(
    {
      door: {
        onWorker(started) {
          onWorker = started;
        },
        onWord(heard) {
          onWord = heard;
        },
        ask: () => {
          asks++;
        },
        askToCapture: () => {
          throw new Error('nobody is to be asked');
        },
        close: () => {
          isOpen = false;
        },
      },
      onCosts: (selfMs) => costs.push(selfMs),
      onError: (error) => errors.push(error),
    },
    {
      nowMs: () => nowMs,
      wait: (_, then) => {
        overdue = then;
        return () => undefined;
      },
      readStatistics: (worker) => statistics(worker.threadId - main),
    },
  );
  return {
    watch,
    costs,
    errors,
    hear: (word: unknown) => onWord(word),
    workers,
    get asks() {
      return asks;
    },
    get isOpen() {
      return isOpen;
    },
    overdue: () => overdue(),
    /** How V8 answers for a thread from here on. */
    tell(answer: typeof statistics) {
      statistics = answer;
    },
    start(id: number, threadName?: string) {
      const worker = Object.assign(new EventEmitter(), { threadId: main + id, threadName });
      workers.set(id, worker);
      onWorker(worker as unknown as Worker);
      worker.emit('online');
    },
    end: (id: number) => workers.get(id)?.emit('exit'),
    say(id: number, more: Partial<ReceivedAnswer> & { of?: number } = {}) {
      const { of = 0, ...rest } = more;
      onWord({
        thread: main + id,
        parent: main + of,
        name: undefined,
        file: '/app/resize.js',
        ended: undefined,
        reading: undefined,
        selfMs: 0,
        errors: [],
        ...rest,
      });
    },
    pass(milliseconds: number) {
      nowMs += milliseconds;
    },
    /** isolate → bytes */
    async published() {
      // Answers to `readStatistics` come a microtask later.
      await new Promise(setImmediate);
      const scrape = new Scrape();
      watch.collect(scrape);
      return Object.fromEntries(
        scrape.points('heapwatch_heap_used_bytes').map(({ labels, value }) => [labels.isolate, value]),
      );
    },
  };
}

test('nobody is asked while there are no threads', () => {
  const process = fixture();
  expect(process.watch.refresh(250)).toBeUndefined();
  expect(process.asks).toBe(0);
});

test('a thread is published under its name and slot until it ends; the slot is used again', async () => {
  const process = fixture();
  process.start(1);
  process.say(1);
  process.start(2);
  process.say(2);
  const over = process.watch.refresh(250);
  process.say(1, { reading: used(1), selfMs: 3 });
  process.say(2, { reading: used(2), selfMs: 4 });
  await over;
  expect(await process.published()).toEqual({ 'resize-1': 1, 'resize-2': 2 });
  expect(process.costs).toEqual([3, 4]);
  process.end(1);
  expect(await process.published()).toEqual({ 'resize-2': 2 });
  process.start(3);
  process.say(3, { reading: used(3) });
  expect(await process.published()).toEqual({ 'resize-1': 3, 'resize-2': 2 });
});

test('its word may come before the news of its start, but not after its end', async () => {
  const process = fixture();
  process.say(1, { reading: used(1) });
  expect(await process.published()).toEqual({});
  process.start(1);
  expect(await process.published()).toEqual({ 'resize-1': 1 });
  process.end(1);
  process.say(1, { reading: used(1) });
  expect(await process.published()).toEqual({});
});

test('one that says nothing is published with V8’s statistics, first under what Node.js calls it', async () => {
  const process = fixture();
  process.start(1, 'mailer');
  process.start(2);
  process.watch.refresh(250);
  expect(await process.published()).toEqual({});
  process.pass(2_000);
  process.watch.refresh(250);
  expect(await process.published()).toEqual({ 'mailer-1': 1001 + main, 'worker-1': 1002 + main });
  process.say(2, { reading: used(2) });
  expect(await process.published()).toEqual({ 'mailer-1': 1001 + main, 'resize-1': 2 });
});

test('one that is busy from its first line on has its name and V8’s statistics', async () => {
  const process = fixture();
  process.start(1);
  process.say(1);
  await process.watch.refresh(250);
  expect(await process.published()).toEqual({ 'resize-1': 1001 + main });
});

test('threads of threads are published, and end with who started them', async () => {
  const process = fixture();
  process.start(1);
  process.say(1);
  process.say(2, { of: 1, file: '/app/inner.js', reading: used(2) });
  process.say(3, { of: 2, file: '/app/inner.js', reading: used(3) });
  process.say(4, { of: 1, file: '/app/inner.js', reading: used(4) });
  expect(await process.published()).toEqual({ 'inner-1': 2, 'inner-2': 3, 'inner-3': 4 });
  process.say(1, { ended: main + 4 });
  expect(await process.published()).toEqual({ 'inner-1': 2, 'inner-2': 3 });
  process.end(1);
  process.say(2, { of: 1, reading: used(2) });
  expect(await process.published()).toEqual({});
});

test('a thousand short lives leave one slot and no thread', async () => {
  const process = fixture();
  for (let id = 1; id <= 1000; id++) {
    process.start(id);
    process.say(id, { reading: used(id) });
    process.end(id);
  }
  process.start(1001);
  process.say(1001, { reading: used(7) });
  expect(await process.published()).toEqual({ 'resize-1': 7 });
});

test('stop() leaves no listener on a worker, and the channels closed', async () => {
  const process = fixture();
  process.start(1);
  process.say(1);
  const over = process.watch.refresh(250);
  process.watch.stop();
  await over;
  expect(process.workers.get(1)?.eventNames()).toEqual([]);
  expect(process.isOpen).toBe(false);
  expect(await process.published()).toEqual({});
});

test('what is no answer is told, and nothing of it is published', async () => {
  const process = fixture();
  process.start(1);
  for (const word of [
    undefined,
    'hello',
    { thread: 'x', parent: main },
    { thread: main + 1, parent: main, reading: {} },
  ]) {
    process.hear(word);
  }
  expect(process.errors).toHaveLength(4);
  expect(await process.published()).toEqual({});
});

test('one that was over before anybody looked is not waited for', async () => {
  const process = fixture();
  process.start(-1 - main);
  expect(process.watch.refresh(250)).toBeUndefined();
});

test('a thread is found by what it is published as, until it ends', async () => {
  const { watch, start, say, end } = fixture();
  start(1);
  say(1);
  start(2);
  say(2);
  expect(watch.labels).toEqual(['resize-1', 'resize-2']);
  expect(watch.find('resize-3')).toBeUndefined();
  const found = watch.find('resize-1');
  expect(found?.reading).toBeUndefined();
  // it has said nothing but its name: nobody is there who could capture
  const order = { path: '/none', redact: true, signal: new AbortController().signal };
  expect(await found?.capture(order)).toBeUndefined();
  say(1, { reading: used(7) });
  expect(watch.find('resize-1')?.reading).toEqual(used(7));
  await expect(watch.find('resize-1')?.capture(order)).rejects.toThrow('nobody is to be asked');
  expect(found?.ended.aborted).toBe(false);
  end(1);
  expect(found?.ended.aborted).toBe(true);
  expect(watch.find('resize-1')).toBeUndefined();
  expect(watch.labels).toEqual(['resize-2']);
});

describe('what threads hold', () => {
  const bytesOf = (memory: Awaited<ReturnType<ReturnType<typeof watchThreads>['readMemory']>>) =>
    Object.fromEntries(
      [...(memory ?? [])].map(([id, { heapTotalBytes, externalBytes }]) => [
        id - main,
        heapTotalBytes + externalBytes,
      ]),
    );

  test('is asked of V8, preloaded or not; nobody is asked while there are none', async () => {
    const process = fixture();
    expect(process.watch.readMemory(250)).toBeUndefined();
    process.start(1);
    process.say(1, { reading: held(1) });
    process.start(2);
    process.tell(async (id) => held(100 * id));
    expect(bytesOf(await process.watch.readMemory(250))).toEqual({ 1: 150, 2: 300 });
    process.end(1);
    expect(bytesOf(await process.watch.readMemory(250))).toEqual({ 2: 300 });
    expect(process.asks).toBe(0);
  });

  test('of one that sleeps it is what was known last, and it is asked once until it answers', async () => {
    const process = fixture();
    process.start(1);
    process.start(2);
    process.tell(async () => held(100));
    await process.watch.readMemory(250);
    let asked = 0;
    let wake: (reading: Reading) => void = () => undefined;
    process.tell((id) => {
      if (id === 1) return Promise.resolve(held(200));
      asked += 1;
      return new Promise((resolve) => {
        wake = resolve;
      });
    });
    for (let i = 0; i < 3; i++) {
      const memory = process.watch.readMemory(250);
      process.overdue();
      await memory;
    }
    expect(asked).toBe(1);
    wake(held(400));
    expect(bytesOf(await process.watch.readMemory(250))).toEqual({ 1: 300, 2: 600 });
  });

  test('is what they say where V8 cannot be asked, as of threads of threads', async () => {
    const process = fixture();
    process.tell(() => undefined);
    process.start(1);
    process.say(1);
    process.say(2, { of: 1 });
    const memory = process.watch.readMemory(250);
    expect(process.asks).toBe(1);
    process.say(1, { reading: held(10) });
    process.say(2, { of: 1, reading: held(20) });
    expect(bytesOf(await memory)).toEqual({ 1: 15, 2: 30 });
  });
});
