import { expect, test } from 'vitest';
import { type GcEntry, type GcListener, type GcPause, watchGc } from './gc-watch.ts';
import type { HeapReading } from './heap-reading.ts';

const MINOR = 1;
const MAJOR = 4;
const INCREMENTAL = 8;
const WEAKCB = 16;
const FORCED = 4;

const entry = (kind: number, duration: number, startTime = 0, flags = 0): GcEntry => ({
  startTime,
  duration,
  detail: { kind, flags },
});

/** A process whose GCs are told by the test. */
function watched(onPauses?: GcListener['onPauses']) {
  let onBatch: ((entries: readonly GcEntry[]) => void) | undefined;
  let heap: HeapReading = { youngUsedBytes: 0, youngCapacityBytes: 100, oldUsedBytes: 0 };
  let nowMs = 0;
  let hasListeners = true;
  const pauses: GcPause[] = [];
  const errors: unknown[] = [];
  const watch = watchGc(
    {
      onPauses: onPauses ?? ((batch) => pauses.push(...batch)),
      hasListeners: () => hasListeners,
      onError: (error) => errors.push(error),
    },
    {
      timeOriginMs: 1_000_000,
      now: () => nowMs++,
      readHeap: () => heap,
      watchEntries: (callback) => {
        onBatch = callback;
        return () => {
          onBatch = undefined;
        };
      },
    },
  );
  return {
    watch,
    pauses,
    errors,
    collect: (...entries: GcEntry[]) => onBatch?.(entries),
    isWatched: () => onBatch !== undefined,
    setHeap: (reading: Partial<HeapReading>) => {
      heap = { ...heap, ...reading };
    },
    setNow: (ms: number) => {
      nowMs = ms;
    },
    nobodyListens: () => {
      hasListeners = false;
    },
  };
}

test('every entry of a batch is a pause, in seconds, by kind and counted', () => {
  const { collect, pauses } = watched();
  collect(
    entry(MINOR, 0.25, 10),
    entry(INCREMENTAL, 2),
    entry(MINOR, 1),
    entry(WEAKCB, 1),
    entry(2, 3, 12.5),
  );
  collect(entry(MINOR, 1));
  expect(pauses).toEqual([
    { kind: 'minor', pauseSeconds: 0.00025, startedMs: 1_000_010, count: 1 },
    { kind: 'incremental', pauseSeconds: 0.002, startedMs: 1_000_000, count: 1 },
    { kind: 'minor', pauseSeconds: 0.001, startedMs: 1_000_000, count: 2 },
    { kind: 'weakcb', pauseSeconds: 0.001, startedMs: 1_000_000, count: 1 },
    { kind: '2', pauseSeconds: 0.003, startedMs: 1_000_012.5, count: 1 },
    { kind: 'minor', pauseSeconds: 0.001, startedMs: 1_000_000, count: 3 },
  ]);
});

test('totals by kind are kept whether anybody listens or not', () => {
  const { collect, watch, pauses, nobodyListens } = watched();
  nobodyListens();
  collect(entry(MINOR, 0.04), entry(MINOR, 0.05), entry(MINOR, 0.06), entry(MINOR, 9000), entry(7, 1));
  const { counts, count, pauseMs } = watch.totals.of(MINOR);
  expect([...counts]).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect([count, pauseMs]).toEqual([4, 9000.15]);
  expect(watch.totals.of(7).count).toBe(1);
  expect(pauses).toEqual([]);
});

test('the live set is what is outside the young generation at a major GC, and unknown before the first', () => {
  const { collect, setHeap, watch, pauses } = watched();
  setHeap({ youngUsedBytes: 70, oldUsedBytes: 500 });
  collect(entry(MINOR, 1));
  expect(watch.liveBytes).toBeUndefined();

  collect(entry(MAJOR, 40), entry(MAJOR, 2), entry(MINOR, 1));
  expect(watch.liveBytes).toBe(500);
  expect(pauses.slice(1).map(({ kind, liveBytes }) => [kind, liveBytes])).toEqual([
    ['major', undefined],
    ['major', 500],
    ['minor', undefined],
  ]);
  expect(pauses[2]?.live).toMatchObject({ minBytes: 500, maxBytes: 500, trendRatio: 0 });

  setHeap({ oldUsedBytes: 900 });
  collect(entry(MINOR, 1));
  expect(watch.liveBytes).toBe(500);
});

test('what was freed goes to the major GC of a batch, else to the minor one', () => {
  const { collect, setHeap, watch } = watched();
  setHeap({ allocatedBytes: 0 });
  collect(entry(INCREMENTAL, 1));
  setHeap({ allocatedBytes: 1000, youngUsedBytes: 10 });
  collect(entry(MINOR, 1));
  setHeap({ allocatedBytes: 1500, youngUsedBytes: 10 });
  collect(entry(MINOR, 1), entry(MAJOR, 1));
  expect(watch.allocatedBytes).toBe(1500);
  expect(watch.totals.of(MINOR).reclaimedBytes).toBe(990);
  expect(watch.totals.of(MAJOR).reclaimedBytes).toBe(500);
});

test('forced GCs and those of a capture are told apart', () => {
  const { collect, watch, pauses, setNow } = watched();
  collect(entry(MAJOR, 1, 5, FORCED), entry(MAJOR, 1, 6));
  setNow(100);
  expect(watch.during('capture', () => 'a snapshot')).toBe('a snapshot');
  collect(entry(MAJOR, 1, 100.5, FORCED), entry(MAJOR, 1, 101.5));
  expect(watch.forced).toEqual({ forced: 1, capture: 1, probe: 0 });
  expect(pauses.map(({ cause }) => cause)).toEqual(['forced', undefined, 'capture', undefined]);
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

test('its own time is measured, and stop ends the observer', () => {
  const { watch, isWatched, collect } = watched();
  collect(entry(MINOR, 1));
  expect(watch.selfMs).toBe(1);
  expect(isWatched()).toBe(true);
  watch.stop();
  expect(isWatched()).toBe(false);
});
