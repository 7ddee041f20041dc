import { SeriesError } from './series-error.ts';

/** One series, as it was scraped: times in milliseconds since 1970. */
export interface ScrapedSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: ReadonlyMap<number, number>;
}

export interface PrometheusSource {
  /** Base URL, a path in front of `/api/v1` included. */
  readonly url: string;
  /** How far back, as Prometheus writes durations: `24h`. */
  readonly since: string;
}

const TIMEOUT_MS = 30_000;

/**
 * The points of every series that a selector finds, at the times they were scraped: a range selector gives what is stored and
 * no resampled steps. Throws {@link SeriesError}.
 */
export async function queryRange(
  selector: string,
  source: PrometheusSource,
): Promise<readonly ScrapedSeries[]> {
  const url = new URL(`${source.url.replace(/\/+$/, '')}/api/v1/query`);
  url.searchParams.set('query', `${selector}[${source.since}]`);
  const answer = await ask(url);
  const result: unknown = Reflect.get(Object(Reflect.get(Object(answer), 'data')), 'result');
  if (Reflect.get(Object(answer), 'status') !== 'success' || !Array.isArray(result)) {
    const reason: unknown = Reflect.get(Object(answer), 'error');
    throw new SeriesError(`Prometheus refused the query: ${String(reason ?? 'it gave no result')}`);
  }
  return result.map((series: { metric: Record<string, string>; values: [number, string][] }) => ({
    labels: series.metric,
    points: new Map(series.values.map(([seconds, value]) => [Math.round(seconds * 1000), Number(value)])),
  }));
}

async function ask(url: URL): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  } catch (error) {
    const { cause, message } = error as Error;
    const reason = cause instanceof Error && cause.message !== '' ? cause.message : message;
    throw new SeriesError(`cannot be reached: ${reason}`);
  }
  try {
    return await response.json();
  } catch {
    throw new SeriesError(`answered ${response.status}, not as Prometheus does: name its base URL`);
  }
}
