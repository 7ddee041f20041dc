import { type DataFrame, FieldType, outerJoinDataFrames } from '@grafana/data';
import { GC_KINDS, type GcKind, isGcKind } from '../model/gc-kind.ts';
import { type IsolateIdentity, isolateIdentity } from '../model/isolate-identity.ts';

/** Pauses of one isolate in seconds over time, a column for each kind of GC. */
export interface GcPauses {
  readonly timesMs: readonly number[];
  readonly columns: Readonly<Record<GcKind, readonly (number | null | undefined)[]>>;
  readonly longestSeconds: number;
}

const QUERY = 'gcPauses';

/** The pauses among query results; `undefined` where none were asked for or none came. */
export function gcPauses(identity: IsolateIdentity, frames: readonly DataFrame[]): GcPauses | undefined {
  const byKind = new Map<GcKind, DataFrame>();
  for (const frame of frames) {
    if (frame.refId !== QUERY) continue;
    const time = frame.fields.find((field) => field.type === FieldType.time);
    for (const field of frame.fields) {
      const kind = field.labels?.['kind'];
      const owner = isolateIdentity(field.labels);
      if (time === undefined || field.type !== FieldType.number || !isGcKind(kind)) continue;
      if (owner.processKey !== identity.processKey || owner.isolate !== identity.isolate) continue;
      byKind.set(kind, { ...frame, fields: [time, field] });
    }
  }
  const kinds = GC_KINDS.filter((kind) => byKind.has(kind));
  if (kinds.length === 0) return undefined;
  const joined = outerJoinDataFrames({ frames: kinds.map((kind) => byKind.get(kind) as DataFrame) });
  const [time, ...numbers] = joined?.fields ?? [];
  const timesMs: readonly number[] = time?.values ?? [];
  const column = (kind: GcKind) =>
    numbers[kinds.indexOf(kind)]?.values.map(positiveOnly) ?? timesMs.map(() => null);
  const columns = {
    minor: column('minor'),
    incremental: column('incremental'),
    major: column('major'),
    weakcb: column('weakcb'),
  };
  const all = Object.values(columns).flat();
  return {
    timesMs,
    columns,
    longestSeconds: all.reduce<number>((longest, value) => Math.max(longest, value ?? 0), 0),
  };
}

/** A logarithm has no place for zero, and a quantile of no pauses is not a number. */
function positiveOnly(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}
