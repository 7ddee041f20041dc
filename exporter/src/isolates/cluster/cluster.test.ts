import type { Worker } from 'node:cluster';
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { Scrape } from '../../publish/scrape.ts';
import type { Reading } from '../reading.ts';
import { watchCluster } from './cluster-primary.ts';
import { joinCluster, type Membership } from './cluster-worker.ts';

const used = (bytes: number): Reading => ({
  values: [
    ['heapwatch_heap_used_bytes', bytes, { isolate: 'main' }],
    ['heapwatch_memory_limit_bytes', Number.POSITIVE_INFINITY, {}],
    ['heapwatch_reading_age_seconds', 3, { isolate: 'resize-1' }],
  ],
  distributions: [],
});

/** What a channel between two processes does to a message. */
const sent = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

/** A primary with workers whose channels are as JSON makes them; the clock and the deadline are the test's. */
function fixture() {
  let nowMs = 0;
  const errors: unknown[] = [];
  const controlUrls: string[] = [];
  const cluster = Object.assign(new EventEmitter(), { workers: {} as Record<string, Worker> });
  const primary = watchCluster(
    {
      instance: () => 'pod-1:9470',
      onError: (error) => errors.push(error),
      nowMs: () => nowMs,
      wait: () => () => undefined,
    },
    cluster,
  );

  function fork(read: ((deadlineMs: number) => Reading) | undefined) {
    const channel = Object.assign(new EventEmitter(), {
      connected: true,
      send: (message: unknown) => childProcess.emit('internalMessage', sent(message)),
    });
    const childProcess = Object.assign(new EventEmitter(), {
      send: (message: unknown) => channel.emit('internalMessage', sent(message)),
    });
    const worker = Object.assign(new EventEmitter(), {
      process: childProcess,
      isConnected: () => channel.connected,
    });
    const joined: Membership[] = [];
    cluster.emit('fork', worker);
    const leave =
      read === undefined
        ? () => undefined
        : joinCluster(
            {
              read,
              controlUrl: () => controlUrls.shift(),
              onJoin: (given) => joined.push(given),
              onError: (error) => errors.push(error),
            },
            channel as never,
          );
    return { worker, channel, childProcess, joined, leave };
  }

  const published = (metric: string) => {
    const scrape = new Scrape();
    primary.collect(scrape);
    return scrape.points(metric).map(({ labels, value }) => [labels.process, labels.isolate, value]);
  };
  return {
    primary,
    cluster,
    errors,
    controlUrls,
    fork,
    published,
    pass(milliseconds: number) {
      nowMs += milliseconds;
    },
  };
}

test('a worker is told what it is called and who publishes it', () => {
  const { fork } = fixture();
  expect(fork(() => used(1)).joined).toEqual([{ process: 'cluster-1', instance: 'pod-1:9470' }]);
  expect(fork(() => used(2)).joined).toEqual([{ process: 'cluster-2', instance: 'pod-1:9470' }]);
});

test('its series come with its label, its threads’ too, older by what the primary waited', async () => {
  const { primary, fork, published, pass } = fixture();
  const deadlines: number[] = [];
  fork((deadlineMs) => {
    deadlines.push(deadlineMs);
    return used(1);
  });
  await primary.refresh(250);
  expect(deadlines).toEqual([150]);
  pass(2_000);
  expect(published('heapwatch_heap_used_bytes')).toEqual([['cluster-1', 'main', 1]]);
  expect(published('heapwatch_memory_limit_bytes')).toEqual([
    ['cluster-1', undefined, Number.POSITIVE_INFINITY],
  ]);
  expect(published('heapwatch_reading_age_seconds')).toEqual([
    ['cluster-1', 'resize-1', 5],
    ['cluster-1', 'main', 2],
  ]);
});

test('one that dies is gone at once, and who comes after it has its slot and counts from 0', async () => {
  const { primary, fork, published, cluster } = fixture();
  const first = fork(() => used(100));
  fork(() => used(2));
  await primary.refresh(250);
  // An application forks again when it hears of the end.
  first.worker.on('exit', () => fork(() => used(0)));
  first.worker.emit('exit');
  expect(published('heapwatch_heap_used_bytes')).toEqual([['cluster-2', 'main', 2]]);
  await primary.refresh(250);
  expect(published('heapwatch_heap_used_bytes')).toEqual([
    ['cluster-2', 'main', 2],
    ['cluster-1', 'main', 0],
  ]);
  expect(first.childProcess.listenerCount('internalMessage')).toBe(0);
  expect(cluster.listenerCount('fork')).toBe(1);
});

test('one that lets go of the channel is not asked any more', async () => {
  const { primary, fork, published } = fixture();
  const { worker, channel } = fork(() => used(1));
  await primary.refresh(250);
  channel.connected = false;
  worker.emit('disconnect');
  expect(primary.refresh(250)).toBeUndefined();
  expect(published('heapwatch_heap_used_bytes')).toEqual([]);
});

test('workers without an exporter are not waited for', () => {
  const { primary, fork } = fixture();
  fork(undefined);
  expect(primary.hasWorkers).toBe(true);
  expect(primary.refresh(250)).toBeUndefined();
});

test('one whose news comes twice has one slot', () => {
  const { fork, cluster } = fixture();
  const { worker } = fork(() => used(1));
  cluster.emit('fork', worker);
  expect(fork(() => used(2)).joined).toEqual([{ process: 'cluster-2', instance: 'pod-1:9470' }]);
});

test('a worker tells where it is asked for captures, and what is no such address is left out', async () => {
  const { primary, fork, controlUrls } = fixture();
  fork(() => used(1));
  fork(() => used(2));
  controlUrls.push('http://127.0.0.1:4711', 'javascript:alert(1)');
  await primary.refresh(250);
  expect([...primary.members]).toEqual([
    ['cluster-1', 'http://127.0.0.1:4711'],
    ['cluster-2', undefined],
  ]);
});

test('messages of Node.js are left alone, and nonsense in ours is told and dropped', async () => {
  const { primary, fork, errors, published } = fixture();
  const { childProcess, channel } = fork(() => used(1));
  childProcess.emit('internalMessage', { cmd: 'NODE_CLUSTER', act: 'online' });
  channel.emit('internalMessage', { cmd: 'NODE_CLUSTER', act: 'newconn' });
  expect(errors).toEqual([]);
  await primary.refresh(250);
  childProcess.emit('internalMessage', {
    cmd: 'NODE_HEAPWATCH',
    say: 'answer',
    reading: { values: [['up', 1, {}]] },
  });
  channel.emit('internalMessage', {
    cmd: 'NODE_HEAPWATCH',
    say: 'join',
    process: 'cluster-1"}',
    instance: '',
  });
  expect(errors).toHaveLength(2);
  expect(published('heapwatch_heap_used_bytes')).toEqual([['cluster-1', 'main', 1]]);
});

test('stop() leaves no listener on either side', () => {
  const { primary, fork, cluster } = fixture();
  const { worker, childProcess, channel, leave } = fork(() => used(1));
  primary.stop();
  leave();
  for (const emitter of [cluster, worker, childProcess, channel]) expect(emitter.eventNames()).toEqual([]);
});
