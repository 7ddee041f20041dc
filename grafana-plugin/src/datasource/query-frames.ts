import type { DataFrame } from '@grafana/data';
import type { Snapshot } from 'heapwatch/wire';
import { concatMap, map, type Observable, of, throwError } from 'rxjs';
import { type Asked, mapAnswer, readyAnswer } from '../data/asked.ts';
import { diffFrame } from '../data/frames/diff-frame.ts';
import { flameFrame } from '../data/frames/flame-frame.ts';
import { pathFrame } from '../data/frames/path-frame.ts';
import { snapshotsFrame } from '../data/frames/snapshots-frame.ts';
import { statisticsFrame } from '../data/frames/statistics-frame.ts';
import { summaryFrame } from '../data/frames/summary-frame.ts';
import { suspectsFrame } from '../data/frames/suspects-frame.ts';
import { ServiceFailure } from '../data/service-failure.ts';
import type { SnapshotService } from '../data/snapshot-service.ts';
import type { DiffSubject } from '../model/diff/diff-subject.ts';
import { capturedOf, chooseSnapshots } from '../model/snapshots/snapshot-choice.ts';
import type { SnapshotsQueryType } from './snapshots-query.ts';

/** A query with its variables put in; an empty text is none. */
export interface PlainQuery {
  readonly type: SnapshotsQueryType;
  /** None means all. */
  readonly instances: readonly string[];
  readonly isolate?: string | undefined;
  readonly snapshot?: string | undefined;
  readonly baseline?: string | undefined;
  readonly current?: string | undefined;
  readonly through: readonly string[];
  readonly profile?: string | undefined;
  readonly node?: string | undefined;
  readonly limit: number;
}

/** The frames that answer a query, after whatever progress the service tells. */
export function queryFrames(
  service: SnapshotService,
  query: PlainQuery,
  dataSourceUrl: string,
): Observable<Asked<readonly DataFrame[]>> {
  switch (query.type) {
    case 'snapshots':
      return listed(service, query).pipe(mapAnswer((snapshots) => [snapshotsFrame(snapshots)]));
    case 'diff':
      return subjectOf(service, query).pipe(
        concatMap((subject) =>
          service
            .diff(subject, query.limit)
            .pipe(mapAnswer((diff) => [diffFrame(diff, subject, dataSourceUrl)])),
        ),
      );
    case 'suspects':
      return subjectOf(service, query).pipe(
        concatMap((subject) =>
          service.suspects(subject).pipe(mapAnswer(({ suspects }) => [suspectsFrame(suspects)])),
        ),
      );
    case 'summary':
      return snapshotOf(service, query).pipe(
        concatMap((id) =>
          service.summary(id, query.limit).pipe(mapAnswer((summary) => [summaryFrame(summary)])),
        ),
      );
    case 'statistics':
      return snapshotOf(service, query).pipe(
        concatMap((id) => service.statistics(id).pipe(mapAnswer((answer) => [statisticsFrame(answer)]))),
      );
    case 'profile':
      return profileOf(service, query).pipe(
        concatMap((id) => service.flameGraph(id).pipe(mapAnswer((graph) => [flameFrame(graph)]))),
      );
    case 'path': {
      const node = Number(query.node ?? '');
      if (!Number.isSafeInteger(node) || node < 1) return throwError(() => noNode());
      return snapshotOf(service, query).pipe(
        concatMap((id) => service.path(id, node).pipe(mapAnswer(({ path }) => [pathFrame(path)]))),
      );
    }
  }
}

/** Snapshots of the instances asked for, newest first. */
export function listed(
  service: SnapshotService,
  { instances, isolate }: Pick<PlainQuery, 'instances' | 'isolate'>,
): Observable<Asked<readonly Snapshot[]>> {
  const [only, ...others] = instances;
  const wanted = { isolate, instance: others.length === 0 ? only : undefined };
  return service
    .snapshots(wanted)
    .pipe(
      mapAnswer(({ snapshots }) =>
        others.length === 0
          ? snapshots
          : snapshots.filter(({ instance = '' }) => instances.includes(instance)),
      ),
    );
}

function subjectOf(service: SnapshotService, query: PlainQuery): Observable<DiffSubject> {
  const { baseline, current, through } = query;
  if (baseline !== undefined && current !== undefined) return of({ baseline, current, through });
  return readyAnswer(listed(service, query)).pipe(
    map((snapshots) => {
      const choice = chooseSnapshots(snapshots, query);
      if (choice.state === 'chosen') return choice.subject;
      throw tooFew(choice.captured, query);
    }),
  );
}

function snapshotOf(service: SnapshotService, query: PlainQuery): Observable<string> {
  const { snapshot } = query;
  if (snapshot !== undefined) return of(snapshot);
  return readyAnswer(listed(service, query)).pipe(
    map((snapshots) => {
      const [newest] = capturedOf(snapshots);
      if (newest === undefined) throw tooFew(0, query);
      return newest.id;
    }),
  );
}

/** The heap profile asked for; else the newest of the instance. */
function profileOf(service: SnapshotService, query: PlainQuery): Observable<string> {
  const { profile, instances, isolate } = query;
  if (profile !== undefined) return of(profile);
  const [only, ...others] = instances;
  const wanted = { isolate, instance: others.length === 0 ? only : undefined };
  const isWanted = ({ instance = '' }: { readonly instance?: string }) =>
    instances.length === 0 || instances.includes(instance);
  return readyAnswer(service.heapProfiles(wanted)).pipe(
    map(({ profiles, unanswered = [] }) => {
      const newest = profiles.find(isWanted);
      if (newest === undefined) throw noProfile(instances, unanswered.find(isWanted)?.detail);
      return newest.id;
    }),
  );
}

function noProfile(instances: readonly string[], whyUnsure: string | undefined): ServiceFailure {
  const of = instances.length === 0 ? '' : ` of ${instances.join(', ')}`;
  return new ServiceFailure(
    'notFound',
    `There is no heap profile${of}${whyUnsure === undefined ? '' : ` that the service knows: ${whyUnsure}`}.`,
    'Have one taken: `POST /v1/heap-profiles` at its exporter, where `profile.sampling` is on. The service finds it there.',
    'no_heap_profile',
  );
}

function tooFew(captured: number, { instances, type }: PlainQuery): ServiceFailure {
  const of = instances.length === 0 ? '' : ` of ${instances.join(', ')}`;
  const needed = type === 'diff' || type === 'suspects' ? 'a diff needs two' : 'this needs one';
  const count = captured === 0 ? 'There is no snapshot' : 'There is one snapshot';
  return new ServiceFailure(
    'notFound',
    `${count}${of}: ${needed}.`,
    'Capture one on the page Heapwatch → Snapshots.',
    'too_few_snapshots',
  );
}

function noNode(): ServiceFailure {
  return new ServiceFailure(
    'refused',
    'The query names no node.',
    'Put in the node id, as the snapshot-diff panel shows it after an @.',
  );
}
