import { CoreApp, type DataFrame, type DataQueryRequest, dateTime, LoadingState } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { concatMap, from, isObservable, map, type Observable } from 'rxjs';
import type { Asked } from './asked.ts';
import { ServiceFailure } from './service-failure.ts';

interface InstantQuery extends DataQuery {
  readonly expr: string;
  readonly instant: true;
  readonly range: false;
}

/** What the exporter publishes of each verdict; their names tell `leakRows` which is which. */
const METRICS = [
  'heapwatch_leak_state',
  'heapwatch_leak_slope_bytes_per_second',
  'heapwatch_leak_confidence_ratio',
  'heapwatch_leak_since_timestamp_seconds',
  'heapwatch_leak_time_to_limit_seconds',
  'heapwatch_heap_live_bytes',
] as const;
/** Prometheus forgets a series five minutes after its last sample. */
const LOOKED_BACK_MS = 5 * 60_000;

/** The newest verdicts of every process that a Prometheus knows, as frames. */
export function leakSamples(dataSourceUid: string): Observable<Asked<readonly DataFrame[]>> {
  return from(getDataSourceSrv().get({ uid: dataSourceUid })).pipe(
    concatMap((dataSource) => {
      const answer = dataSource.query(request(dataSourceUid));
      return isObservable(answer) ? answer : from(answer);
    }),
    map((response): Asked<readonly DataFrame[]> => {
      const error = response.errors?.[0] ?? response.error;
      if (error !== undefined) throw prometheusFailure(error.message ?? error.data?.message);
      if (response.state === LoadingState.Loading) {
        return { state: 'waiting', pending: { state: 'running', progress: 0, ahead: 0 } };
      }
      return { state: 'ready', answer: response.data as readonly DataFrame[] };
    }),
  );
}

function request(uid: string): DataQueryRequest<InstantQuery> {
  const [toMs, datasource] = [Date.now(), { type: 'prometheus', uid }];
  const range = { from: dateTime(toMs - LOOKED_BACK_MS), to: dateTime(toMs) };
  return {
    app: CoreApp.Unknown,
    requestId: 'heapwatch-leaks',
    timezone: 'browser',
    range: { ...range, raw: range },
    interval: '15s',
    intervalMs: 15_000,
    startTime: toMs,
    scopedVars: {},
    targets: METRICS.map((expr) => ({ refId: expr, expr, instant: true, range: false, datasource })),
  };
}

function prometheusFailure(message = 'no reason was given'): ServiceFailure {
  return new ServiceFailure(
    'failed',
    `Prometheus did not answer: ${message}`,
    'Choose another data source above, or look at its settings.',
  );
}
