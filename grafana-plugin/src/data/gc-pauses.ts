import { type DataFrame, FieldType } from '@grafana/data';
import { type GcKind, isGcKind } from '../model/series/gc-kind.ts';
import { type IsolateIdentity, isolateIdentity } from '../model/series/isolate-identity.ts';
import { joinByTime, type TimeSeries } from '../model/series/time-join.ts';

/** Pauses of one isolate in seconds over time, a column for each kind of GC. */
export interface GcPauses {
  readonly timesMs: readonly number[];
  readonly columns: Readonly<Record<GcKind, readonly (number | null | undefined)[]>>;
  readonly longestSeconds: number;
}

const QUERY = 'gcPauses';

/** The pauses among query results; `undefined` where none were asked for or none came. */
export function gcPauses(identity: IsolateIdentity, frames: readonly DataFrame[]): GcPauses | undefined {
  const byKind = new Map<GcKind, TimeSeries>();
  for (const frame of frames) {
    if (frame.refId !== QUERY) continue;
    const time = frame.fields.find((field) => field.type === FieldType.time);
    for (const field of frame.fields) {
      const kind = field.labels?.['kind'];
      if (time === undefined || field.type !== FieldType.number || !isGcKind(kind)) continue;
      const owner = isolateIdentity(field.labels);
      if (owner.processKey !== identity.processKey || owner.isolate !== identity.isolate) continue;
      byKind.set(kind, { timesMs: time.values, values: field.values.map(positiveOnly) });
    }
  }
  if (byKind.size === 0) return undefined;
  const kinds = [...byKind.keys()];
  const { timesMs, columns } = joinByTime([...byKind.values()]);
  const column = (kind: GcKind) => columns[kinds.indexOf(kind)] ?? new Array(timesMs.length).fill(null);
  let longestSeconds = 0;
  for (const seconds of columns) {
    for (const value of seconds) longestSeconds = Math.max(longestSeconds, value ?? 0);
  }
  return {
    timesMs,
    columns: {
      minor: column('minor'),
      incremental: column('incremental'),
      major: column('major'),
      weakcb: column('weakcb'),
    },
    longestSeconds,
  };
}

/** A logarithm has no place for zero, and a quantile of no pauses is not a number. */
function positiveOnly(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}
