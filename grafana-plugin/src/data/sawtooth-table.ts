import type { DataFrame } from '@grafana/data';
import { markGaps } from '../model/series/gaps.ts';
import { SERIES_ROLES, type SeriesRole } from '../model/series/series-role.ts';
import { joinByTime, type TimeSeries } from '../model/series/time-join.ts';
import type { IsolateSeries } from './isolate-series.ts';

/** Bytes over time; `null` draws a gap, `undefined` has no value here but draws none. */
export type ByteColumn = readonly (number | null | undefined)[];

/** All roles of one isolate on one time axis; a role without a series is a column of nulls. */
export interface SawtoothTable {
  readonly timesMs: readonly number[];
  readonly columns: Readonly<Record<SeriesRole, ByteColumn>>;
}

/** Joins the frames of one isolate by time and marks missing scrapes as gaps. */
export function sawtoothTable({ frames }: IsolateSeries): SawtoothTable {
  const roles = SERIES_ROLES.filter((role) => frames[role] !== undefined);
  const present = roles.map((role) => frames[role] as DataFrame);
  const table = markGaps(joinByTime(present.map(timeSeries)), intervalMs(present));
  const empty: ByteColumn = new Array(table.timesMs.length).fill(null);
  const column = (role: SeriesRole): ByteColumn => table.columns[roles.indexOf(role)] ?? empty;
  return {
    timesMs: table.timesMs,
    columns: {
      heapUsed: column('heapUsed'),
      liveSet: column('liveSet'),
      heapLimit: column('heapLimit'),
      residentMemory: column('residentMemory'),
    },
  };
}

/** NaN and infinities would spoil the axis for everything else. */
function timeSeries({ fields: [time, bytes] }: DataFrame): TimeSeries {
  const values: ByteColumn = bytes?.values ?? [];
  const isSpoilt = (value: number | null | undefined) => typeof value === 'number' && !Number.isFinite(value);
  return {
    timesMs: time?.values ?? [],
    values: values.some(isSpoilt) ? values.map((value) => (isSpoilt(value) ? null : value)) : values,
  };
}

/** The step of the queries, which the data source writes on the time field. */
function intervalMs(frames: readonly DataFrame[]): number | undefined {
  const steps = frames.flatMap((frame) => frame.fields[0]?.config.interval ?? []);
  return steps.length === 0 ? undefined : Math.min(...steps);
}
