import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { describe, expect, test } from 'vitest';
import { limitLabel } from './limit-label.ts';
import { plotData } from './plot-data.ts';
import { sawtoothViews } from './sawtooth-view.ts';

const MIB = 1024 * 1024;
const labels = { job: 'node', instance: 'checkout-7f', isolate: 'main' };

function series(
  metric: string,
  times: number[],
  values: number[],
  own = labels as Record<string, string>,
): DataFrame {
  return createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: times, config: { interval: 60_000 } },
      { name: 'Value', type: FieldType.number, values, labels: { __name__: metric, ...own } },
    ],
  });
}

const viewsOf = (frames: DataFrame[], showResidentMemory = false) =>
  sawtoothViews(frames, { showResidentMemory }, 10).views;

/** More pixels than any table here has rows. */
const SPAN = { fromMs: 0, toMs: 600_000, columnCount: 600 };

const minutes = (...numbers: number[]) => numbers.map((minute) => minute * 60_000);

describe('the table of a view', () => {
  const used = series('heapwatch_heap_used_bytes', minutes(0, 1, 2, 3, 7, 8), [5, 6, 7, 8, 9, 10]);
  const live = series('heapwatch_heap_live_bytes', minutes(1, 2, 3, 7, 8), [1, 2, 3, 4, 5]);

  test('joins the roles by time, whatever order the queries came in', () => {
    const [view] = viewsOf([live, used]);
    expect(view?.timesMs).toEqual(minutes(0, 1, 2, 3, 4, 7, 8));
    expect(view?.lines.heapUsed).toEqual([5, 6, 7, 8, null, 9, 10]);
    expect(view?.lines.liveSet).toEqual([undefined, 1, 2, 3, null, 4, 5]);
    expect(view?.lines.heapLimit).toEqual([null, null, null, null, null, null, null]);
  });

  test('the trend reaches from the first live set to the last', () => {
    const [view] = viewsOf([used, live]);
    if (view === undefined) throw new Error('no view');
    const line = plotData(view, SPAN).columns[3] ?? [];
    expect(line[0]).toBeNull();
    expect(line[1]).toBeTypeOf('number');
    expect(line.at(-1)).toBeTypeOf('number');
  });

  test('what is not finite is a gap, not a point', () => {
    const broken = series('heapwatch_heap_used_bytes', minutes(0, 1, 2), [
      5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]);
    expect(viewsOf([broken])[0]?.lines.heapUsed).toEqual([5, null, null]);
  });

  test('resident memory belongs to the first isolate of its process', () => {
    const worker = { ...labels, isolate: 'resize-0' };
    const frames = [
      series('heapwatch_resident_memory_bytes', minutes(0, 1), [90, 91], {
        job: 'node',
        instance: 'checkout-7f',
      }),
      used,
      series('heapwatch_heap_used_bytes', minutes(0, 1), [1, 1], worker),
    ];
    const views = viewsOf(frames, true);
    expect(views.map((view) => [view.title, view.figures.residentBytes])).toEqual([
      ['checkout-7f · main', 91],
      ['checkout-7f · resize-0', undefined],
    ]);
  });
});

test('of many samples a plot draws rows of the table, and knows which', () => {
  const seconds = Array.from({ length: 20_000 }, (_, second) => second * 1_000);
  const teeth = seconds.map((_, second) => (100 + (second % 300)) * MIB);
  const floor = seconds.map((_, second) => (100 + Math.floor(second / 300)) * MIB);
  const [view] = viewsOf([
    series('heapwatch_heap_used_bytes', seconds, teeth),
    series('heapwatch_heap_live_bytes', seconds, floor),
  ]);
  if (view === undefined) throw new Error('no view');
  const { columns, rows } = plotData(view, { fromMs: 0, toMs: 20_000_000, columnCount: 1_000 });
  const [times, heapUsed, liveSet, trend] = columns;
  expect(times.length).toBeLessThan(6_000);
  expect(times).toEqual(Array.from(rows ?? [], (row) => view.timesMs[row]));
  expect(heapUsed).toEqual(Array.from(rows ?? [], (row) => view.lines.heapUsed[row]));
  expect(heapUsed).toContain(399 * MIB);
  expect(liveSet).toEqual(Array.from(rows ?? [], (row) => view.lines.liveSet[row]));
  expect(trend?.every((value) => typeof value === 'number')).toBe(true);
});

describe('the limit', () => {
  const used = series('heapwatch_heap_used_bytes', minutes(0, 1), [100 * MIB, 120 * MIB]);

  test('within reach it is a line', () => {
    const limit = series('heapwatch_heap_limit_bytes', minutes(0, 1), [400 * MIB, 400 * MIB]);
    const view = viewsOf([used, limit])[0];
    if (view === undefined) throw new Error('no view');
    expect(plotData(view, SPAN).columns[4]).toEqual([400 * MIB, 400 * MIB]);
    expect(limitLabel(view)).toBe('limit');
  });

  test('far above it is named at the edge', () => {
    const limit = series('heapwatch_heap_limit_bytes', minutes(0, 1), [4096 * MIB, 4096 * MIB]);
    const view = viewsOf([used, limit])[0];
    if (view === undefined) throw new Error('no view');
    expect(plotData(view, SPAN).columns[4]).toEqual([null, null]);
    expect(limitLabel(view)).toBe('↑ limit 4 GiB');
  });
});
