import { expect, test } from 'vitest';
import { type GcEntry, type GcPause, type GcSources, watchGc } from './gc.ts';
import type { GcRecord } from './live-set.ts';

const MINOR = 1;
const MAJOR = 4;
const INCREMENTAL = 8;
const WEAKCB = 16;

const entry = (kind: number, duration: number, startTime = 0): GcEntry => ({
  startTime,
  duration,
  detail: { kind },
});
const major = (usedHeapSize: number): GcRecord => ({
  gcType: 'MarkSweepCompact',
  afterGC: { heapStatistics: { usedHeapSize } },
});

/** A process whose GCs are told by the test. */
function fakeProcess() {
  let onBatch: ((entries: readonly GcEntry[]) => void) | undefined;
  const records: GcRecord[] = [];
  const recordings = { started: 0, stopped: 0 };
  const sources: GcSources = {
    timeOriginMs: 1_000_000,
    watchEntries: (callback) => {
      onBatch = callback;
      return () => {
        onBatch = undefined;
      };
    },
    startRecording: () => {
      recordings.started += 1;
      return {
        stop: () => {
          recordings.stopped += 1;
          return records.splice(0);
        },
      };
    },
  };
  return {
    sources,
    records,
    recordings,
    isWatched: () => onBatch !== undefined,
    collect: (...entries: GcEntry[]) => onBatch?.(entries),
  };
}

function watched() {
  const process = fakeProcess();
  const pauses: GcPause[] = [];
  const errors: unknown[] = [];
  const watch = watchGc(
    { onPauses: (batch) => pauses.push(...batch), onError: (error) => errors.push(error) },
    process.sources,
  );
  return { ...process, watch, pauses, errors };
}

test('every entry of a batch is a pause, in seconds and by kind', () => {
  const { collect, pauses } = watched();
  collect(
    entry(MINOR, 0.25, 10),
    entry(INCREMENTAL, 2),
    entry(MAJOR, 40, 12.5),
    entry(WEAKCB, 1),
    entry(2, 3),
  );
  expect(pauses).toEqual([
    { kind: 'minor', pauseSeconds: 0.00025, startedMs: 1_000_010 },
    { kind: 'incremental', pauseSeconds: 0.002, startedMs: 1_000_000 },
    { kind: 'major', pauseSeconds: 0.04, startedMs: 1_000_012.5 },
    { kind: 'weakcb', pauseSeconds: 0.001, startedMs: 1_000_000 },
    { kind: '2', pauseSeconds: 0.003, startedMs: 1_000_000 },
  ]);
});

test('the live set is V8’s figure for the last major GC, and unknown before the first', () => {
  const { collect, records, watch, pauses } = watched();
  collect(entry(MINOR, 1));
  expect(watch.liveBytes).toBeUndefined();

  records.push(
    major(500),
    { gcType: 'Scavenge', afterGC: { heapStatistics: { usedHeapSize: 900 } } },
    major(700),
  );
  records.push({ gcType: 'Scavenge', afterGC: { heapStatistics: { usedHeapSize: 950 } } });
  collect(entry(MAJOR, 1), entry(MAJOR, 2), entry(MINOR, 1));
  expect(watch.liveBytes).toBe(700);
  expect(pauses.map((pause) => pause.liveBytes)).toEqual([undefined, undefined, 700, undefined]);

  collect(entry(MINOR, 1));
  expect(watch.liveBytes).toBe(700);
});

test('V8’s records are taken in after 64 pauses without a major GC, so that they cannot pile up', () => {
  const { collect, recordings } = watched();
  for (let i = 0; i < 63; i++) collect(entry(MINOR, 1));
  expect(recordings).toEqual({ started: 1, stopped: 0 });
  collect(entry(MINOR, 1));
  expect(recordings).toEqual({ started: 2, stopped: 1 });
  for (let i = 0; i < 63; i++) collect(entry(MINOR, 1));
  expect(recordings.stopped).toBe(1);
});

test('the next recording runs before the last one is stopped', () => {
  const order: string[] = [];
  let count = 0;
  const { sources, collect } = fakeProcess();
  watchGc(
    { onPauses: () => undefined, onError: () => undefined },
    {
      ...sources,
      startRecording: () => {
        const name = ++count;
        order.push(`start ${name}`);
        return {
          stop: () => {
            order.push(`stop ${name}`);
            return [];
          },
        };
      },
    },
  );
  collect(entry(MAJOR, 1));
  expect(order).toEqual(['start 1', 'start 2', 'stop 1']);
});

test('a failure while a batch is taken in is handed over and the next batch is heard', () => {
  const { sources, collect } = fakeProcess();
  const errors: unknown[] = [];
  let calls = 0;
  watchGc(
    {
      onPauses: () => {
        calls += 1;
        if (calls === 1) throw new Error('broken');
      },
      onError: (error) => errors.push(error),
    },
    sources,
  );
  collect(entry(MINOR, 1));
  collect(entry(MINOR, 1));
  expect(errors).toEqual([new Error('broken')]);
  expect(calls).toBe(2);
});

test('stop ends the observer and the recording', () => {
  const { watch, isWatched, recordings } = watched();
  watch.stop();
  expect(isWatched()).toBe(false);
  expect(recordings.started).toBe(recordings.stopped);
});
