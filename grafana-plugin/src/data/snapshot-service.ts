import { type BackendSrvRequest, type FetchResponse, getBackendSrv } from '@grafana/runtime';
import type {
  ClassGroups,
  Diff,
  DiffMap,
  DiffSuspects,
  FlameGraphAnswer,
  GroupNodes,
  Health,
  HeapProfileList,
  InstanceList,
  NodePath,
  NodeRetainers,
  Pending,
  Preflight,
  Snapshot,
  SnapshotList,
  SnapshotStatistics,
  SnapshotSummary,
} from 'heapwatch/wire';
import { catchError, concatMap, defer, EMPTY, expand, map, type Observable, throwError, timer } from 'rxjs';
import type { DiffSubject } from '../model/diff/diff-subject.ts';
import type { Asked } from './asked.ts';
import { ServiceFailure, serviceFailure } from './service-failure.ts';

type Send = (request: BackendSrvRequest) => Observable<FetchResponse<unknown>>;

/** The service asks for whole seconds; a progress bar that stands still for longer than this looks broken. */
const LONGEST_WAIT_MS = 2_000;
const SHORTEST_WAIT_MS = 250;
/** Rows of a diff's table, as far as the screen goes. */
const MOST_CLASSES = 50_000;

/**
 * The snapshot service behind a data source's proxy: one method a route. Every failure is a {@link ServiceFailure}.
 * The tokens are put in by Grafana's server, none is known here.
 */
export class SnapshotService {
  readonly #url: string;
  readonly #send: Send;

  /** @param url of the data source's proxy, `/api/datasources/proxy/uid/<uid>`. */
  constructor(url: string, send: Send = (request) => getBackendSrv().fetch(request)) {
    this.#url = url;
    this.#send = send;
  }

  health(): Observable<Asked<Health>> {
    return this.#ask<Health>('healthz');
  }

  instances(): Observable<Asked<InstanceList>> {
    return this.#ask<InstanceList>('api/v1/instances');
  }

  snapshots(wanted: {
    readonly service?: string | undefined;
    readonly instance?: string | undefined;
    readonly isolate?: string | undefined;
  }): Observable<Asked<SnapshotList>> {
    return this.#ask<SnapshotList>(`api/v1/snapshots${query(wanted)}`);
  }

  snapshot(id: string): Observable<Asked<Snapshot>> {
    return this.#ask<Snapshot>(`api/v1/snapshots/${part(id)}`);
  }

  summary(id: string, limit: number): Observable<Asked<SnapshotSummary>> {
    return this.#ask<SnapshotSummary>(`api/v1/snapshots/${part(id)}/summary${query({ limit })}`);
  }

  statistics(id: string): Observable<Asked<SnapshotStatistics>> {
    return this.#ask<SnapshotStatistics>(`api/v1/snapshots/${part(id)}/statistics`);
  }

  diff(subject: DiffSubject, limit = MOST_CLASSES): Observable<Asked<Diff>> {
    return this.#ask<Diff>(diffPath(subject, '', { limit }));
  }

  suspects(subject: DiffSubject): Observable<Asked<DiffSuspects>> {
    return this.#ask<DiffSuspects>(diffPath(subject, '/suspects'));
  }

  map(subject: DiffSubject): Observable<Asked<DiffMap>> {
    return this.#ask<DiffMap>(diffPath(subject, '/map'));
  }

  groups(subject: DiffSubject, classKey: string): Observable<Asked<ClassGroups>> {
    return this.#ask<ClassGroups>(diffPath(subject, `/classes/${part(classKey)}/nodes`));
  }

  groupNodes(
    subject: DiffSubject,
    classKey: string,
    group: string,
    offset: number,
    limit: number,
  ): Observable<Asked<GroupNodes>> {
    const path = `/classes/${part(classKey)}/nodes`;
    return this.#ask<GroupNodes>(diffPath(subject, path, { group, offset, limit }));
  }

  retainers(id: string, nodeId: number, offset: number, limit: number): Observable<Asked<NodeRetainers>> {
    const path = `api/v1/snapshots/${part(id)}/nodes/${nodeId}/retainers`;
    return this.#ask<NodeRetainers>(path + query({ offset, limit }));
  }

  path(id: string, nodeId: number): Observable<Asked<NodePath>> {
    return this.#ask<NodePath>(`api/v1/snapshots/${part(id)}/nodes/${nodeId}/path`);
  }

  heapProfiles(wanted: {
    readonly instance?: string | undefined;
    readonly isolate?: string | undefined;
  }): Observable<Asked<HeapProfileList>> {
    return this.#ask<HeapProfileList>(`api/v1/heap-profiles${query(wanted)}`);
  }

  flameGraph(id: string): Observable<Asked<FlameGraphAnswer>> {
    return this.#ask<FlameGraphAnswer>(`api/v1/heap-profiles/${part(id)}/flame-graph`);
  }

  preflight(instance: string): Observable<Asked<Preflight>> {
    return this.#ask<Preflight>(`api/v1/instances/${part(instance)}/preflight`);
  }

  /** Begins a capture: the answer is to be asked for by its id until it is `captured` or `failed`. */
  capture(instance: string, reason: string): Observable<Snapshot> {
    const path = `api/v1/instances/${part(instance)}/snapshots`;
    return this.#once<Snapshot>({ url: this.#address(path), method: 'POST', data: { reason } });
  }

  deleteSnapshot(id: string): Observable<unknown> {
    return this.#once({ url: this.#address(`api/v1/snapshots/${part(id)}`), method: 'DELETE' });
  }

  #address(path: string): string {
    return `${this.#url}/${path}`;
  }

  /** Asks again while the answer is 202, until nobody listens any more. */
  #ask<Answer>(path: string): Observable<Asked<Answer>> {
    const request = { url: this.#address(path), method: 'GET', showErrorAlert: false };
    return defer(() => this.#send(request)).pipe(
      expand(({ status, headers }) =>
        status === 202
          ? timer(waitMs(headers?.get('retry-after'))).pipe(concatMap(() => this.#send(request)))
          : EMPTY,
      ),
      map(({ status, data }): Asked<Answer> => {
        if (typeof data !== 'object' || data === null) throw foreignAnswer();
        return status === 202
          ? { state: 'waiting', pending: data as Pending }
          : { state: 'ready', answer: data as Answer };
      }),
      catchError((thrown) => throwError(() => serviceFailure(thrown))),
    );
  }

  #once<Answer>(request: BackendSrvRequest): Observable<Answer> {
    return defer(() => this.#send({ ...request, showErrorAlert: false, showSuccessAlert: false })).pipe(
      map(({ data }) => data as Answer),
      catchError((thrown) => throwError(() => serviceFailure(thrown))),
    );
  }
}

function waitMs(retryAfter: string | null | undefined): number {
  const askedMs = Number(retryAfter ?? 1) * 1_000;
  return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, Number.isFinite(askedMs) ? askedMs : 0));
}

function foreignAnswer(): ServiceFailure {
  return new ServiceFailure(
    'wrongService',
    'Something answers at this address, but it is not the snapshot service.',
    'Compare the address in the settings of this data source with the one that `heapwatch serve` prints.',
  );
}

function diffPath(
  { baseline, current, through }: DiffSubject,
  below: string,
  more: Readonly<Record<string, string | number>> = {},
): string {
  return `api/v1/diffs/${part(baseline)}/${part(current)}${below}${query({ through: through.join(','), ...more })}`;
}

function part(text: string): string {
  return encodeURIComponent(text);
}

/** Only what is given, with the question mark; nothing if nothing is. */
function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
