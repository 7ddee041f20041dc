import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { expect, test } from 'vitest';
import { leakRows } from './leak-rows.ts';

const WHO = { job: 'shop', instance: 'checkout-7f', isolate: 'main' };

function frame(labels: Record<string, string>, values: number[], refId = 'A', startMs = 0): DataFrame {
  const times = values.map((_, index) => startMs + index * 60_000);
  return createDataFrame({
    refId,
    fields: [
      { name: 'Time', type: FieldType.time, values: times },
      { name: 'Value', type: FieldType.number, values, labels },
    ],
  });
}
const figure = (metric: string, value: number, more: Record<string, string> = {}) =>
  frame({ __name__: metric, ...WHO, memory: 'heap', ...more }, [value]);

const VERDICT = [
  figure('heapwatch_leak_state', 1, { state: 'leaking' }),
  figure('heapwatch_leak_slope_bytes_per_second', 10),
  figure('heapwatch_leak_confidence_ratio', 0.97),
  figure('heapwatch_leak_since_timestamp_seconds', 1_700_000_000),
  figure('heapwatch_leak_time_to_limit_seconds', 7_200),
  frame({ __name__: 'heapwatch_heap_live_bytes', ...WHO }, [5, Number.NaN, 7]),
];

test('figures of one kind of memory make one row, in our units', () => {
  const rows = leakRows(VERDICT);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    memory: 'heap',
    state: 'leaking',
    slopeBytesPerHour: 36_000,
    confidence: 0.97,
    sinceMs: 1_700_000_000_000,
    secondsToLimit: 7_200,
    history: { timesMs: [0, 60_000, 120_000], bytes: [5, null, 7] },
  });
});

test('of states the one that is 1 counts, those that are 0 do not', () => {
  const states = ['stable', 'leaking'].map((state) =>
    figure('heapwatch_leak_state', Number(state === 'stable'), { state }),
  );
  expect(leakRows(states).map(({ state }) => state)).toEqual(['stable']);
  expect(leakRows(states.toReversed()).map(({ state }) => state)).toEqual(['stable']);
});

test('where an expression took the metric name away, the name of the query counts', () => {
  const bare = { ...WHO, memory: 'heap' };
  const rows = leakRows([frame(bare, [10], 'slope'), frame({ ...bare, state: 'stable' }, [1], 'state')]);
  expect(rows).toMatchObject([{ slopeBytesPerHour: 36_000, state: 'stable' }]);
});

test('resident memory is the history of native memory, which the main isolate speaks for', () => {
  const rows = leakRows([
    figure('heapwatch_leak_state', 1, { state: 'stable', memory: 'native' }),
    frame({ __name__: 'heapwatch_resident_memory_bytes', job: 'shop', instance: 'checkout-7f' }, [9, 9]),
  ]);
  expect(rows).toMatchObject([{ memory: 'native', history: { bytes: [9, 9] } }]);
});

test('isolates, processes and kinds of memory have rows of their own', () => {
  const rows = leakRows([
    figure('heapwatch_leak_state', 1, { state: 'stable' }),
    figure('heapwatch_leak_state', 1, { state: 'stable', isolate: 'resize-0' }),
    figure('heapwatch_leak_state', 1, { state: 'stable', process: 'cluster-1' }),
    figure('heapwatch_leak_state', 1, { state: 'stable', memory: 'external' }),
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
});

test('a live set without a verdict is a row while it goes on, and none once it has ended', () => {
  const alive = frame({ __name__: 'heapwatch_heap_live_bytes', ...WHO }, [1, 2, 3], 'A', 600_000);
  const gone = frame({ __name__: 'heapwatch_heap_live_bytes', ...WHO, instance: 'gone' }, [1, 2, 3]);
  const rss = frame({ __name__: 'heapwatch_resident_memory_bytes', ...WHO }, [1, 2, 3], 'A', 600_000);
  expect(leakRows([alive, gone, rss]).map(({ identity }) => identity.instance)).toEqual(['checkout-7f']);
});

test('nothing gives no rows', () => {
  expect(leakRows([])).toEqual([]);
});
