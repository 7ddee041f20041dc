import type { DataFrame } from '@grafana/data';
import { groupByIsolate, type IsolateSeries } from '../../data/isolate-series.ts';
import { type ByteColumn, sawtoothTable } from '../../data/sawtooth-table.ts';
import { type HeadlineFigures, newestValue } from '../../model/sawtooth/headline.ts';
import { type ValueRange, valueRange } from '../../model/sawtooth/value-range.ts';
import { type IsolateIdentity, isolateTitle } from '../../model/series/isolate-identity.ts';
import type { SeriesRole } from '../../model/series/series-role.ts';
import { fitLiveTrend, type LiveTrend } from '../../model/trend/live-trend.ts';
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
  /** Bytes over `timesMs`. */
  readonly lines: Readonly<Record<SeriesRole, ByteColumn>>;
  /** The robust line through the live set, and the moments between which it claims anything. */
  readonly trend: SawtoothTrend | undefined;
  readonly fields: RoleFields;
}

export interface SawtoothTrend extends LiveTrend {
  readonly fromMs: number;
  readonly toMs: number;
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
  const oldest = bytes.find((value) => typeof value === 'number' && Number.isFinite(value)) ?? undefined;
  const newest = newestValue(bytes);
  return oldest === undefined || newest === undefined ? Number.MIN_SAFE_INTEGER : newest - oldest;
}

function sawtoothView(
  series: IsolateSeries,
  options: Pick<SawtoothOptions, 'showResidentMemory'>,
): SawtoothView {
  const { timesMs, columns } = sawtoothTable(series);
  const { liveSet } = columns;
  const residentMemory: ByteColumn = options.showResidentMemory
    ? columns.residentMemory
    : new Array(timesMs.length).fill(null);
  const fit = fitLiveTrend(timesMs, liveSet);
  const limitBytes = newestValue(columns.heapLimit);
  const highestBytes = highest([columns.heapUsed, columns.liveSet, residentMemory]);
  return {
    key: JSON.stringify([series.identity.processKey, series.identity.isolate]),
    identity: series.identity,
    title: isolateTitle(series.identity),
    figures: {
      heapUsedBytes: newestValue(columns.heapUsed),
      liveBytes: newestValue(columns.liveSet),
      slopeBytesPerHour: fit?.slopeBytesPerHour,
      limitBytes,
      residentBytes: newestValue(residentMemory),
    },
    range: valueRange(highestBytes, limitBytes),
    timesMs,
    lines: { ...columns, residentMemory },
    // It claims nothing outside of what it was fitted to.
    trend: fit && {
      ...fit,
      fromMs: timesMs[liveSet.findIndex(isKnown)] ?? 0,
      toMs: timesMs[liveSet.findLastIndex(isKnown)] ?? 0,
    },
    fields: roleFields(series),
  };
}

function roleFields({ frames }: IsolateSeries): RoleFields {
  return Object.fromEntries(Object.entries(frames).map(([role, frame]) => [role, frame.fields[1]]));
}

function isKnown(value: number | null | undefined): boolean {
  return typeof value === 'number';
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
