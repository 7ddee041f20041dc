import type { DataFrame } from '@grafana/data';
import { groupByIsolate, type IsolateSeries } from '../../data/isolate-series.ts';
import { type ByteColumn, sawtoothTable } from '../../data/sawtooth-table.ts';
import { type HeadlineFigures, newestValue } from '../../model/headline.ts';
import { type IsolateIdentity, isolateTitle } from '../../model/isolate-identity.ts';
import { fitLiveTrend } from '../../model/live-trend.ts';
import { type ValueRange, valueRange } from '../../model/value-range.ts';
import type { RoleFields } from './field-style.ts';
import type { SawtoothOptions } from './options.ts';

/** Everything one sawtooth shows. */
export interface SawtoothView {
  readonly key: string;
  readonly identity: IsolateIdentity;
  readonly title: string;
  readonly figures: HeadlineFigures;
  readonly range: ValueRange;
  readonly timesMs: readonly number[];
  readonly lines: SawtoothLines;
  readonly fields: RoleFields;
}

/** Bytes over `timesMs`. */
export interface SawtoothLines {
  readonly heapUsed: ByteColumn;
  readonly liveSet: ByteColumn;
  readonly trend: ByteColumn;
  readonly heapLimit: ByteColumn;
  readonly residentMemory: ByteColumn;
}

export interface SawtoothViews {
  readonly views: readonly SawtoothView[];
  /** Isolates left out for want of room. */
  readonly cutCount: number;
}

/**
 * Views of as many isolates as there is room for, those whose live set grew most first. Only these are joined and
 * fitted: a query may bring hundreds.
 */
export function sawtoothViews(
  frames: readonly DataFrame[],
  options: Pick<SawtoothOptions, 'showResidentMemory'>,
  room: number,
): SawtoothViews {
  const ranked = groupByIsolate(frames)
    .map((series) => ({ series, growth: liveGrowth(series), title: isolateTitle(series.identity) }))
    .sort((a, b) => b.growth - a.growth || a.title.localeCompare(b.title, 'en'));
  return {
    views: ranked.slice(0, room).map(({ series }) => sawtoothView(series, options)),
    cutCount: Math.max(0, ranked.length - room),
  };
}

/** Bytes that the live set gained in view; nothing ranks lower than not knowing. */
function liveGrowth({ frames }: IsolateSeries): number {
  const bytes: ByteColumn = frames.liveSet?.fields[1]?.values ?? [];
  const oldest = newestValue([...bytes].reverse());
  const newest = newestValue(bytes);
  return oldest === undefined || newest === undefined ? Number.MIN_SAFE_INTEGER : newest - oldest;
}

function sawtoothView(
  series: IsolateSeries,
  options: Pick<SawtoothOptions, 'showResidentMemory'>,
): SawtoothView {
  const { timesMs, columns } = sawtoothTable(series);
  const residentMemory = options.showResidentMemory ? columns.residentMemory : timesMs.map(() => null);
  const trend = fitLiveTrend(timesMs, columns.liveSet);
  const limitBytes = newestValue(columns.heapLimit);
  const highestBytes = highest([columns.heapUsed, columns.liveSet, residentMemory]);
  return {
    key: JSON.stringify([series.identity.processKey, series.identity.isolate]),
    identity: series.identity,
    title: isolateTitle(series.identity),
    figures: {
      heapUsedBytes: newestValue(columns.heapUsed),
      liveBytes: newestValue(columns.liveSet),
      slopeBytesPerHour: trend?.slopeBytesPerHour,
      limitBytes,
      residentBytes: newestValue(residentMemory),
    },
    range: valueRange(highestBytes, limitBytes),
    timesMs,
    lines: {
      heapUsed: columns.heapUsed,
      liveSet: columns.liveSet,
      trend:
        trend === undefined ? timesMs.map(() => null) : trendColumn(timesMs, columns.liveSet, trend.valueAt),
      heapLimit: columns.heapLimit,
      residentMemory,
    },
    fields: roleFields(series),
  };
}

function roleFields({ frames }: IsolateSeries): RoleFields {
  return Object.fromEntries(Object.entries(frames).map(([role, frame]) => [role, frame.fields[1]]));
}

/** The line reaches from the first live set to the last: it claims nothing outside of what it was fitted to. */
function trendColumn(
  timesMs: readonly number[],
  liveSet: ByteColumn,
  valueAt: (timeMs: number) => number,
): ByteColumn {
  const isKnown = (value: number | null | undefined) => typeof value === 'number';
  const first = liveSet.findIndex(isKnown);
  const last = liveSet.findLastIndex(isKnown);
  return timesMs.map((time, row) => (row < first || row > last ? null : valueAt(time)));
}

function highest(columns: readonly ByteColumn[]): number {
  let result = 0;
  for (const column of columns) {
    for (const value of column) {
      if (typeof value === 'number' && value > result) result = value;
    }
  }
  return result;
}
