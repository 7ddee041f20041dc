import { PROMETHEUS_UID } from './boot-data.ts';
import { type PanelQuery, QueryError, runQuery } from './prometheus-query.ts';

/** Body of `POST /api/ds/query`: times are epoch milliseconds as text. */
interface QueryRequest {
  readonly from: string;
  readonly to: string;
  readonly queries: readonly (PanelQuery & { readonly datasource?: { readonly uid?: string } })[];
}

export interface QueryResponse {
  /** 200, or 207 as soon as one query failed. */
  readonly status: 200 | 207;
  readonly body: { readonly results: Readonly<Record<string, unknown>> };
}

/** Answers the queries of one panel, each for itself: one that fails does not hide the others. */
export async function answerQueries(
  requestText: string,
  prometheusUrl: string,
  scrapeInterval: string,
): Promise<QueryResponse> {
  const request: QueryRequest = JSON.parse(requestText);
  const range = { fromMs: Number(request.from), toMs: Number(request.to) };
  const results = await Promise.all(
    request.queries.map(async (query) => {
      try {
        if (query.datasource?.uid !== PROMETHEUS_UID) {
          throw new QueryError(404, `no data source with uid ${query.datasource?.uid}`);
        }
        const frames = await runQuery(prometheusUrl, query, range, scrapeInterval);
        return [query.refId, { status: 200, frames }] as const;
      } catch (error) {
        const status = error instanceof QueryError ? error.status : 502;
        const message = error instanceof Error ? error.message : String(error);
        return [query.refId, { status, error: message, errorSource: 'downstream', frames: [] }] as const;
      }
    }),
  );
  const isWhole = results.every(([, result]) => result.status === 200);
  return { status: isWhole ? 200 : 207, body: { results: Object.fromEntries(results) } };
}
