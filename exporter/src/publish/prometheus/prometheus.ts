import { Counter, Gauge, Histogram, type OpenMetricsContentType, Registry } from 'prom-client';
import { CATALOGUE, type MetricName, metricRow, PARTS, type Part } from '../../catalogue.ts';
import type { GcPause } from '../../observe/gc/gc-watch.ts';
import { GAUGES, type GaugeName, MAIN_ISOLATE, type Sample } from '../gauges.ts';

/** A registry of the application, whichever of the two text formats it prints. */
export type AppRegistry = Registry | Registry<OpenMetricsContentType>;

const SNAPSHOT_OUTCOMES = ['captured', 'refused', 'failed'] as const;
export type SnapshotOutcome = (typeof SNAPSHOT_OUTCOMES)[number];

/** Kinds that every process has sooner or later: present from 0, so that a first one shows as an increase. */
const USUAL_KINDS = ['minor', 'major', 'incremental'] as const;

/** The catalogue on a registry. What happens is counted here; what is so is read at the scrape. */
export interface PrometheusPublisher {
  readonly contentType: string;
  countPause(pause: GcPause): void;
  countSnapshot(outcome: SnapshotOutcome, count?: number): void;
  countError(part: Part): void;
  /** The whole registry as text. Scrapes that overlap share one collection. */
  render(): Promise<string>;
  /** Takes our metrics off the registry and leaves all others. */
  remove(): void;
}

/**
 * Makes every collector of the catalogue on `registry`, or on one of our own that prints Prometheus text.
 * @param takeSample called once for each scrape; when it throws, the gauges have no series and all else is published
 * @throws Error when the registry already holds a metric of that name; then nothing of ours stays on it
 */
export function publishPrometheus(
  takeSample: () => Sample,
  onSampleError: (error: unknown) => void,
  registry: AppRegistry = new Registry(),
): PrometheusPublisher {
  const counters = new Map<MetricName, Counter<string>>();
  const histograms = new Map<MetricName, Histogram<string>>();
  const added: MetricName[] = [];
  const remove = () => {
    for (const name of added) registry.removeSingleMetric(name);
  };
  const sampleOfScrape = sharedInOneTurn(() => {
    try {
      return takeSample();
    } catch (error) {
      onSampleError(error);
      return undefined;
    }
  });

  try {
    for (const { name, kind } of CATALOGUE) {
      const row = metricRow(name);
      const options = { name, help: row.help, labelNames: row.labels, registers: [registry as Registry] };
      if (kind === 'gauge') addGauge(name, options, sampleOfScrape);
      else if (kind === 'counter') counters.set(name, new Counter<string>(options));
      else histograms.set(name, new Histogram<string>({ ...options, buckets: [...(row.buckets ?? [])] }));
      added.push(name);
    }
  } catch (error) {
    remove();
    throw error;
  }

  const pauses = histograms.get('heapwatch_gc_duration_seconds');
  const snapshots = counters.get('heapwatch_snapshots_total');
  for (const kind of USUAL_KINDS) pauses?.zero({ ...MAIN_ISOLATE, kind });
  for (const outcome of SNAPSHOT_OUTCOMES) snapshots?.inc({ outcome }, 0);
  const errors = counters.get('heapwatch_errors_total');
  for (const part of PARTS) errors?.inc({ part }, 0);

  let rendering: Promise<string> | undefined;
  return {
    get contentType() {
      return registry.contentType;
    },
    countPause: ({ kind, pauseSeconds }) => pauses?.observe({ ...MAIN_ISOLATE, kind }, pauseSeconds),
    countSnapshot: (outcome, count = 1) => snapshots?.inc({ outcome }, count),
    countError: (part) => errors?.inc({ part }),
    render() {
      rendering ??= registry.metrics().finally(() => {
        rendering = undefined;
      });
      return rendering;
    },
    remove,
  };
}

function addGauge(
  name: GaugeName,
  options: { name: string; help: string; labelNames: readonly string[]; registers: Registry[] },
  sampleOfScrape: () => Sample | undefined,
): void {
  const gauge: Gauge<string> = new Gauge<string>({
    ...options,
    collect() {
      gauge.reset();
      // A gauge without labels is 0 after a reset, which would be published as a value.
      if (options.labelNames.length === 0) gauge.remove();
      const sample = sampleOfScrape();
      if (sample === undefined) return;
      for (const point of GAUGES[name](sample)) gauge.set(point.labels, point.value);
    },
  });
}

/** All collectors of a registry run in one turn: they get one sample, so that a scrape never contradicts itself. */
function sharedInOneTurn<T>(take: () => T): () => T {
  let taken: { readonly value: T } | undefined;
  return () => {
    if (taken === undefined) {
      taken = { value: take() };
      queueMicrotask(() => {
        taken = undefined;
      });
    }
    return taken.value;
  };
}
