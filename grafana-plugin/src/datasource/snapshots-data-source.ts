import {
  type AnnotationSupport,
  createDataFrame,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceInstanceSettings,
  LoadingState,
  type TestDataSourceResponse,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { catchError, combineLatest, lastValueFrom, map, type Observable, of } from 'rxjs';
import type { Asked } from '../data/asked.ts';
import { type ServiceFailure, serviceFailure } from '../data/service-failure.ts';
import { SnapshotService } from '../data/snapshot-service.ts';
import { snapshotAnnotations } from './annotations.ts';
import { checkHealth } from './health-check.ts';
import { plainQuery } from './plain-query.ts';
import { queryFrames } from './query-frames.ts';
import type { SnapshotsOptions, SnapshotsQuery } from './snapshots-query.ts';
import { SnapshotVariables } from './variables.ts';

type TargetResult =
  | Asked<readonly DataFrame[]>
  | { readonly state: 'failed'; readonly failure: ServiceFailure };

/** Heap snapshots, and what grew between them, as data frames. It knows the way to the service and no token. */
export class SnapshotsDataSource extends DataSourceApi<SnapshotsQuery, SnapshotsOptions> {
  readonly service: SnapshotService;
  readonly #url: string;

  constructor(settings: DataSourceInstanceSettings<SnapshotsOptions>) {
    super(settings);
    this.#url = settings.url ?? '';
    this.service = new SnapshotService(this.#url);
    this.variables = new SnapshotVariables(this.service);
    this.annotations = snapshotAnnotations as AnnotationSupport<SnapshotsQuery>;
  }

  override query(request: DataQueryRequest<SnapshotsQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.filter(({ hide }) => hide !== true);
    if (targets.length === 0) return of({ data: [] });
    const results = targets.map((target) => this.#run(target, request));
    return combineLatest(results).pipe(
      map((all) => ({
        data: all.flatMap((result, at) => framesOf(result, targets[at]?.refId ?? '')),
        errors: all.flatMap((result, at) =>
          result.state === 'failed'
            ? [
                {
                  message: `${result.failure.message} ${result.failure.nextStep}`,
                  refId: targets[at]?.refId ?? '',
                },
              ]
            : [],
        ),
        state: all.some(({ state }) => state === 'waiting') ? LoadingState.Loading : LoadingState.Done,
      })),
      map(({ errors, ...response }) => (errors.length === 0 ? response : { ...response, errors })),
    );
  }

  override filterQuery({ queryType, node }: SnapshotsQuery): boolean {
    return queryType !== 'path' || (node ?? '') !== '';
  }

  override getDefaultQuery(): Partial<SnapshotsQuery> {
    return { queryType: 'snapshots' };
  }

  override testDatasource(): Promise<TestDataSourceResponse> {
    return lastValueFrom(checkHealth(this.service));
  }

  #run(target: SnapshotsQuery, request: DataQueryRequest<SnapshotsQuery>): Observable<TargetResult> {
    const query = plainQuery(target, (...asked) => getTemplateSrv().replace(...asked), request.scopedVars);
    return queryFrames(this.service, query, this.#url).pipe(
      catchError((thrown) => of({ state: 'failed' as const, failure: serviceFailure(thrown) })),
    );
  }
}

/** While the service works, an empty frame tells how far it is: our own panel reads it. */
function framesOf(result: TargetResult, refId: string): readonly DataFrame[] {
  switch (result.state) {
    case 'ready':
      return result.answer.map((frame) => ({ ...frame, refId }));
    case 'waiting':
      return [createDataFrame({ refId, fields: [], meta: { custom: { heapwatchPending: result.pending } } })];
    case 'failed':
      return [];
  }
}
