import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { type IsolateIdentity, isolateIdentity } from '../model/series/isolate-identity.ts';
import { type SeriesRole, seriesRole } from '../model/series/series-role.ts';

/** One isolate with a frame (time and one number field) for each role that was found. */
export interface IsolateSeries {
  readonly identity: IsolateIdentity;
  readonly frames: Partial<Record<SeriesRole, DataFrame>>;
}

interface RoleSeries {
  readonly role: SeriesRole;
  readonly identity: IsolateIdentity;
  readonly frame: DataFrame;
}

/**
 * Sorts query results by isolate and role. Resident memory has no isolate: it is shown with the first isolate of
 * its process. Of two series with the same isolate and role the first counts.
 */
export function groupByIsolate(frames: readonly DataFrame[]): IsolateSeries[] {
  const series = frames.flatMap(roleSeriesOf);
  const groups = new Map<string, IsolateSeries>();
  const firstOfProcess = new Map<string, IsolateSeries>();
  for (const { role, identity, frame } of series.filter(({ role }) => role !== 'residentMemory')) {
    const key = JSON.stringify([identity.processKey, identity.isolate]);
    const group = groups.get(key) ?? { identity, frames: {} };
    groups.set(key, group);
    if (!firstOfProcess.has(identity.processKey)) firstOfProcess.set(identity.processKey, group);
    group.frames[role] ??= frame;
  }
  for (const { identity, frame } of series.filter(({ role }) => role === 'residentMemory')) {
    const group = firstOfProcess.get(identity.processKey);
    if (group !== undefined) group.frames.residentMemory ??= frame;
  }
  return [...groups.values()];
}

function roleSeriesOf(frame: DataFrame): RoleSeries[] {
  const time = frame.fields.find((field) => field.type === FieldType.time);
  if (time === undefined) return [];
  return frame.fields
    .filter((field) => field.type === FieldType.number)
    .flatMap((field) => {
      const role = seriesRole(metricNameOf(field), frame.refId);
      if (role === undefined) return [];
      return [{ role, identity: isolateIdentity(field.labels), frame: { ...frame, fields: [time, field] } }];
    });
}

function metricNameOf(field: Field): string | undefined {
  const { __name__: metricName } = field.labels ?? {};
  return metricName;
}
