import type { Sample } from '@heapwatch/exporter/detector';
import { type PrometheusSource, queryRange, type ScrapedSeries } from './prometheus-series.ts';
import { SeriesError } from './series-error.ts';

/** One isolate of one process, as Prometheus knows it. */
export interface Isolate {
  readonly instance: string;
  readonly isolate: string;
  /** Only of a cluster. */
  readonly process?: string | undefined;
}

export interface IsolateSamples {
  readonly isolate: Isolate;
  readonly samples: readonly Sample[];
}

/** Metrics that samples are made of, by their field. Those without an isolate are the process's. */
const METRICS = {
  heapUsedBytes: 'heapwatch_heap_used_bytes',
  heapTotalBytes: 'heapwatch_heap_total_bytes',
  heapLimitBytes: 'heapwatch_heap_limit_bytes',
  liveBytes: 'heapwatch_heap_live_bytes',
  externalBytes: 'heapwatch_external_memory_bytes',
  rssBytes: 'heapwatch_resident_memory_bytes',
  containerLimitBytes: 'heapwatch_memory_limit_bytes',
  majorGcCount: 'heapwatch_gc_duration_seconds_count{kind="major"}',
  minorGcCount: 'heapwatch_gc_duration_seconds_count{kind="minor"}',
  eventLoopUtilization: 'heapwatch_event_loop_utilization_ratio',
  processStartSeconds: 'heapwatch_process_start_time_seconds',
} as const;
type Field = keyof typeof METRICS;
const MAIN = 'main';

/**
 * Reads what the detector would have seen of an isolate, from what was scraped. `wanted` must leave one: otherwise the error
 * lists those there are. Throws {@link SeriesError}.
 */
export async function readPrometheusSamples(
  source: PrometheusSource,
  wanted: Partial<Isolate>,
): Promise<IsolateSamples> {
  const entries = Object.entries(METRICS).map(
    async ([field, selector]) => [field as Field, await queryRange(selector, source)] as const,
  );
  const series = new Map(await Promise.all(entries));
  const isolate = pick(series.get('heapUsedBytes') ?? [], wanted, source);
  return { isolate, samples: join(series, isolate) };
}

function pick(
  used: readonly ScrapedSeries[],
  wanted: Partial<Isolate>,
  { since }: PrometheusSource,
): Isolate {
  const all = used.map(({ labels }) => ({
    instance: labels['instance'] ?? '',
    isolate: labels['isolate'] ?? '',
    process: labels['process'],
  }));
  const fitting = all.filter((one) =>
    (['instance', 'isolate', 'process'] as const).every(
      (key) => wanted[key] === undefined || wanted[key] === one[key],
    ),
  );
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined) return only;
  const list = (fitting.length === 0 ? all : fitting).map(describe).sort();
  if (list.length === 0) throw new SeriesError(`has no heapwatch_heap_used_bytes of the last ${since}`);
  const what = fitting.length === 0 ? 'knows no such isolate' : 'knows several';
  throw new SeriesError(`${what}: name one of ${list.join(', ')} (--instance, --isolate, --process)`);
}

export function describe({ instance, isolate, process }: Isolate): string {
  return `${instance}${process === undefined ? '' : ` ${process}`} ${isolate}`;
}

function join(series: ReadonlyMap<Field, readonly ScrapedSeries[]>, isolate: Isolate): readonly Sample[] {
  const points = (field: Field): ReadonlyMap<number, number> =>
    series.get(field)?.find(({ labels }) => isOf(labels, isolate))?.points ?? new Map();
  const columns = new Map((Object.keys(METRICS) as Field[]).map((field) => [field, points(field)]));
  const heldByOthers = isolate.isolate === MAIN ? othersHold(series, isolate) : undefined;
  let majorsBefore = 0;
  return [...points('heapUsedBytes')].flatMap(([timeMs, heapUsedBytes]) => {
    // of one scrape all series have the same time
    const of = (field: Field): number | undefined => columns.get(field)?.get(timeMs);
    const [rssBytes, heapLimitBytes, majorGcCount] = [
      of('rssBytes'),
      of('heapLimitBytes'),
      of('majorGcCount'),
    ];
    if (rssBytes === undefined || heapLimitBytes === undefined) return [];
    const majorGc = majorGcCount !== undefined && majorGcCount !== majorsBefore && majorGcCount > 0;
    majorsBefore = majorGcCount ?? majorsBefore;
    const startSeconds = of('processStartSeconds');
    return {
      timeMs,
      heapUsedBytes,
      heapTotalBytes: of('heapTotalBytes'),
      rssBytes,
      heapLimitBytes,
      majorGc,
      liveBytes: majorGc ? of('liveBytes') : undefined,
      externalBytes: of('externalBytes'),
      threadsBytes: heldByOthers?.(timeMs),
      containerLimitBytes: of('containerLimitBytes'),
      majorGcCount,
      minorGcCount: of('minorGcCount'),
      eventLoopUtilization: of('eventLoopUtilization'),
      processStartMs: startSeconds === undefined ? undefined : startSeconds * 1000,
    };
  });
}

/** What the other isolates of the process hold at a time. */
function othersHold(
  series: ReadonlyMap<Field, readonly ScrapedSeries[]>,
  { instance, process }: Isolate,
): (timeMs: number) => number {
  const others = (['heapTotalBytes', 'externalBytes'] as const).flatMap((field) =>
    (series.get(field) ?? []).filter(
      ({ labels }) =>
        labels['instance'] === instance && labels['process'] === process && labels['isolate'] !== MAIN,
    ),
  );
  return (timeMs) => others.reduce((bytes, { points }) => bytes + (points.get(timeMs) ?? 0), 0);
}

function isOf(labels: Readonly<Record<string, string>>, { instance, isolate, process }: Isolate): boolean {
  const isProcess = labels['isolate'] === undefined || labels['isolate'] === isolate;
  return labels['instance'] === instance && labels['process'] === process && isProcess;
}
