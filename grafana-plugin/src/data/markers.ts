import { type DataFrame, type Field, FieldType } from '@grafana/data';
import type { MemoryKind } from '@heapwatch/exporter/detector';
import { type Marker, mergeMarkers } from '../model/sawtooth/marker.ts';
import { type IsolateIdentity, isolateIdentity } from '../model/series/isolate-identity.ts';

const SNAPSHOT_METRIC = 'heapwatch_snapshot_last_timestamp_seconds';
const SINCE_METRIC = 'heapwatch_leak_since_timestamp_seconds';
const SNAPSHOT_QUERY = 'snapshotTaken';
const SINCE_QUERY = 'leakSince';

/**
 * What is marked on the sawtooth of one isolate: captures and the beginnings of leaks, from the series that publish their
 * times, and annotations, which a dashboard asks for of the store of snapshots or of anything else.
 */
export function markersOf(
  identity: IsolateIdentity,
  series: readonly DataFrame[],
  annotations: readonly DataFrame[],
): Marker[] {
  return mergeMarkers([
    ...series.flatMap((frame) => markersOfSeries(identity, frame)),
    ...annotations.flatMap((frame) => markersOfAnnotations(identity, frame)),
  ]);
}

function markersOfSeries(identity: IsolateIdentity, frame: DataFrame): Marker[] {
  return frame.fields.flatMap((field) => {
    if (field.type !== FieldType.number) return [];
    const labels = field.labels ?? {};
    const name = labels['__name__'] ?? '';
    const isSnapshot = name === SNAPSHOT_METRIC || (name === '' && frame.refId === SNAPSHOT_QUERY);
    const isSince = name === SINCE_METRIC || (name === '' && frame.refId === SINCE_QUERY);
    const owner = isolateIdentity(labels);
    if (owner.processKey !== identity.processKey) return [];
    if (isSince && owner.isolate !== undefined && owner.isolate !== identity.isolate) return [];
    const { memory } = labels;
    if (isSnapshot) {
      return distinctMs(field).map((timeMs): Marker => ({ kind: 'snapshot', timeMs, text: 'Heap snapshot' }));
    }
    if (isSince) {
      return distinctMs(field).map(
        (timeMs): Marker => ({
          kind: 'verdict',
          timeMs,
          memory: memory as MemoryKind | undefined,
          text: 'Growth began, as the exporter judges',
        }),
      );
    }
    return [];
  });
}

/** The times that a gauge of seconds since 1970 has shown. */
function distinctMs({ values }: Field): number[] {
  const seconds = values.filter((value): value is number => Number.isFinite(value) && value > 0);
  return [...new Set(seconds)].map((value) => value * 1_000);
}

/** Annotations that name another instance are not about this one; those that name none may be. */
function markersOfAnnotations({ instance }: IsolateIdentity, frame: DataFrame): Marker[] {
  const column = (name: string): readonly unknown[] =>
    frame.fields.find((field) => field.name === name)?.values ?? [];
  const [ids, titles, texts, tags] = [column('id'), column('title'), column('text'), column('tags')];
  return column('time').flatMap((time, row): Marker[] => {
    const text = plainText([titles[row], texts[row]]);
    const tagged = Array.isArray(tags[row]) ? (tags[row] as readonly unknown[]) : [];
    if (typeof time !== 'number' || !tagged.includes('heapwatch')) return [];
    const id = typeof ids[row] === 'string' && ids[row] !== '' ? ids[row] : undefined;
    const isOurs = !text.includes(' · ') || text.includes(`${instance} · `);
    return isOurs ? [{ kind: 'snapshot', timeMs: time, id, text }] : [];
  });
}

/** What an annotation says, without the escapes of its markup. */
function plainText(parts: readonly unknown[]): string {
  return parts
    .filter((part) => typeof part === 'string' && part !== '')
    .join(': ')
    .replace(/&#(\d+);/g, (_whole, code) => String.fromCharCode(Number(code)));
}
