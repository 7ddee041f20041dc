import {
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  getDefaultTimeRange,
  LoadingState,
  type PanelData,
  toDataFrame,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, defer, from, isObservable, map, type Observable, of } from 'rxjs';

type QueryFunction = (
  request: DataQueryRequest,
) => Observable<DataQueryResponse> | Promise<DataQueryResponse>;

/**
 * Runs a panel's queries, or, with `queryFunction`, a variable's: whatever comes becomes panel data, failures too.
 */
export function runRequest(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  queryFunction?: QueryFunction,
): Observable<PanelData> {
  const startTime = Date.now();
  const responses = defer(() => {
    const answer = queryFunction ? queryFunction(request) : dataSource.query(request);
    return isObservable(answer) ? answer : from(answer);
  });
  const timeRange = request.range ?? getDefaultTimeRange();
  return responses.pipe(
    map((response): PanelData => {
      const errors = response.errors ?? (response.error === undefined ? undefined : [response.error]);
      const isVariable = queryFunction !== undefined;
      return {
        state: errors?.length ? LoadingState.Error : (response.state ?? LoadingState.Done),
        series: isVariable ? response.data : (response.data ?? []).map((frame) => toDataFrame(frame)),
        request: { ...request, startTime, endTime: Date.now() },
        timeRange,
        ...(errors?.[0] === undefined ? {} : { errors, error: errors[0] }),
      };
    }),
    catchError((error) =>
      of({ state: LoadingState.Error, series: [], error: toDataQueryError(error), request, timeRange }),
    ),
  );
}
