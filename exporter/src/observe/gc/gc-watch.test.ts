import { expect, test } from 'vitest';
import { type GcEntry, type GcListener, type GcPause, watchGc } from './gc-watch.ts';

const MINOR = 1;
const MAJOR = 4;
const INCREMENTAL = 8;
const WEAKCB = 16;

const entry = (kind: number, duration: number, startTime = 0): GcEntry => ({
  startTime,
  duration,
  detail: { kind },
});

/** A process whose GCs are told by the test. */
function watched(onPauses?: GcListener['onPauses']) {
  let onBatch: ((entries: readonly GcEntry[]) => void) | undefined;
  const heap = { liveBytes: 0, reads: 0 };
  const pauses: GcPause[] = [];
  const errors: unknown[] = [];
  const watch = watchGc(
    {
      onPauses: onPauses ?? ((batch) => pauses.push(...batch)),
      onError: (error) => errors.push(error),
    },
    {
      timeOriginMs: 1_000_000,
      readLiveBytes: () => {
        heap.reads += 1;
        return heap.liveBytes;
      },
      watchEntries: (callback) => {
        onBatch = callback;
        return () => {
          onBatch = undefined;
        };
      },
    },
  );
  const collect = (...entries: GcEntry[]) => onBatch?.(entries);
  return { watch, heap, pauses, errors, collect, isWatched: () => onBatch !== undefined };
}

test('every entry of a batch is a pause, in seconds and by kind', () => {
  const { collect, pauses } = watched();
  collect(entry(MINOR, 0.25, 10), entry(INCREMENTAL, 2), entry(WEAKCB, 1), entry(2, 3, 12.5));
  expect(pauses).toEqual([
    { kind: 'minor', pauseSeconds: 0.00025, startedMs: 1_000_010 },
    { kind: 'incremental', pauseSeconds: 0.002, startedMs: 1_000_000 },
    { kind: 'weakcb', pauseSeconds: 0.001, startedMs: 1_000_000 },
    { kind: '2', pauseSeconds: 0.003, startedMs: 1_000_012.5 },
  ]);
});

test('the live set is read once for a batch with a major GC, and is unknown before the first', () => {
  const { collect, heap, watch, pauses } = watched();
  heap.liveBytes = 500;
  collect(entry(MINOR, 1));
  expect(watch.liveBytes).toBeUndefined();

  collect(entry(MAJOR, 40), entry(MAJOR, 2), entry(MINOR, 1));
  expect(watch.liveBytes).toBe(500);
  expect(pauses.map(({ kind, liveBytes }) => [kind, liveBytes])).toEqual([
    ['minor', undefined],
    ['major', undefined],
    ['major', 500],
    ['minor', undefined],
  ]);

  heap.liveBytes = 900;
  collect(entry(MINOR, 1));
  expect(watch.liveBytes).toBe(500);
  expect(heap.reads).toBe(1);
});

test('a failure while a batch is taken in is handed over and the next batch is heard', () => {
  let calls = 0;
  const { collect, errors } = watched(() => {
    calls += 1;
    if (calls === 1) throw new Error('broken');
  });
  collect(entry(MINOR, 1));
  collect(entry(MINOR, 1));
  expect(errors).toEqual([new Error('broken')]);
  expect(calls).toBe(2);
});

test('stop ends the observer', () => {
  const { watch, isWatched } = watched();
  expect(isWatched()).toBe(true);
  watch.stop();
  expect(isWatched()).toBe(false);
});
