import { dataFrameJson, type FrameContext, type PrometheusSeries } from './data-frame.ts';
import { durationMs, formatDuration, interpolate, queryStep } from './query-step.ts';

/** A query of a panel as the browser sends it. */
export interface PanelQuery {
  readonly refId: string;
  readonly expr?: string;
  readonly interval?: string;
  readonly intervalMs?: number;
  readonly legendFormat?: string;
  readonly range?: boolean;
  readonly instant?: boolean;
}

export interface QueryRange {
  readonly fromMs: number;
  readonly toMs: number;
}

type DataFrameJson = ReturnType<typeof dataFrameJson>;
type VectorElement = Omit<PrometheusSeries, 'values'> & {
  readonly value: PrometheusSeries['values'][number];
};
type Answer =
  | { status: 'success'; data: { resultType: 'matrix'; result: PrometheusSeries[] } }
  | { status: 'success'; data: { resultType: 'vector'; result: VectorElement[] } }
  | {
      status: 'success';
      data: { resultType: 'scalar' | 'string'; result: PrometheusSeries['values'][number] };
    }
  | { status: 'error'; errorType: string; error: string };

/** Prometheus' own refusal, with the HTTP status it gave. */
export class QueryError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Runs one query of a panel against a real Prometheus: a frame for each series. */
export async function runQuery(
  prometheusUrl: string,
  query: PanelQuery,
  { fromMs, toMs }: QueryRange,
  scrapeInterval: string,
): Promise<DataFrameJson[]> {
  const scrapeMs = durationMs(query.interval) || durationMs(scrapeInterval);
  const rangeMs = toMs - fromMs;
  const step = queryStep(rangeMs, query.intervalMs, scrapeMs);
  const expression = interpolate(query.expr ?? '', step, rangeMs);
  const context: Omit<FrameContext, 'resultType'> = {
    refId: query.refId,
    legendFormat: query.legendFormat,
    stepMs: step.stepMs,
    executedQuery: `Expr: ${expression}\nStep: ${formatDuration(step.stepMs)}`,
  };
  const series: [FrameContext['resultType'], PrometheusSeries][] = [];
  if (query.range ?? !query.instant) {
    const answer = await ask(prometheusUrl, 'query_range', {
      query: expression,
      start: String(alignedSeconds(fromMs, step.stepMs)),
      end: String(alignedSeconds(toMs, step.stepMs)),
      step: String(step.stepMs / 1_000),
    });
    if (answer.resultType === 'matrix') for (const one of answer.result) series.push(['matrix', one]);
  }
  if (query.instant) {
    const answer = await ask(prometheusUrl, 'query', { query: expression, time: String(toMs / 1_000) });
    if (answer.resultType === 'vector') {
      for (const { metric, value } of answer.result) series.push(['vector', { metric, values: [value] }]);
    }
  }
  return series.map(([resultType, one]) => dataFrameJson(one, { ...context, resultType }));
}

/** Steps lie on multiples of themselves, so that a refresh asks for the same moments again. */
function alignedSeconds(timeMs: number, stepMs: number): number {
  return (Math.floor(timeMs / stepMs) * stepMs) / 1_000;
}

async function ask(prometheusUrl: string, path: string, parameters: Readonly<Record<string, string>>) {
  const response = await fetch(`${prometheusUrl}/api/v1/${path}`, {
    method: 'POST',
    body: new URLSearchParams(parameters),
  });
  const answer = (await response.json()) as Answer;
  if (answer.status === 'error')
    throw new QueryError(response.status, `${answer.errorType}: ${answer.error}`);
  return answer.data;
}
