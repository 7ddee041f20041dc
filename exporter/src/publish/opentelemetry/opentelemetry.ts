import type { Labels } from '../../catalogue/series.ts';
import type { Scrape, TakeScrape } from '../scrape.ts';
import { BucketReplay } from './bucket-replay.ts';
import type { InstrumentSource } from './instrument.ts';
import type {
  BatchCallback,
  BatchResult,
  Histogram,
  Meter,
  MeterProvider,
  Observable,
} from './meter-provider.ts';

export interface OpenTelemetryOptions {
  readonly version: string;
  /** Whether histograms begin with what was counted before; else they begin now. */
  readonly withHistory: boolean;
  readonly onError: (error: unknown) => void;
}

/** Instruments on a meter provider. */
export interface OpenTelemetryPublisher {
  /** The instruments stay, as OpenTelemetry has no way to take one off, but nothing is observed any more. */
  remove(): void;
}

type Observe = (scrape: Scrape, result: BatchResult) => void;

/**
 * Makes an instrument of every source on `provider`. All are read from one scrape at each collection.
 * @param take called once for each collection
 */
export function publishOpenTelemetry(
  provider: MeterProvider,
  sources: readonly InstrumentSource[],
  take: TakeScrape,
  options: OpenTelemetryOptions,
): OpenTelemetryPublisher {
  const meter = provider.getMeter('@heapwatch/exporter', options.version);
  const observables: Observable[] = [];
  const histograms: ReplayedHistogram[] = [];
  const observes = sources.map((source): Observe => {
    if (source.kind === 'histogram') {
      const histogram = replayedHistogram(meter, source);
      histograms.push(histogram);
      return histogram.record;
    }
    const observable = createObservable(meter, source);
    observables.push(observable);
    return (scrape, result) => {
      for (const { labels, value } of source.points(scrape)) result.observe(observable, value, labels);
    };
  });

  const callback: BatchCallback = async (result) => {
    try {
      const scrape = await take();
      for (const observe of observes) observe(scrape, result);
    } catch (error) {
      options.onError(error);
    }
  };
  const skip = (scrape: Scrape) => {
    for (const histogram of histograms) histogram.skip(scrape);
  };
  const add = () => meter.addBatchObservableCallback(callback, observables);
  let isRemoved = false;
  const history = options.withHistory ? undefined : take();
  if (history instanceof Promise) {
    history.then(skip).then(() => {
      if (!isRemoved) add();
    }, options.onError);
  } else {
    if (history !== undefined) skip(history);
    add();
  }
  return {
    remove() {
      isRemoved = true;
      meter.removeBatchObservableCallback(callback, observables);
    },
  };
}

function createObservable(
  meter: Meter,
  { kind, name, unit, description }: Exclude<InstrumentSource, { kind: 'histogram' }>,
): Observable {
  const options = { unit, description };
  if (kind === 'gauge') return meter.createObservableGauge(name, options);
  if (kind === 'counter') return meter.createObservableCounter(name, options);
  return meter.createObservableUpDownCounter(name, options);
}

interface ReplayedHistogram {
  /** Takes all there is as recorded already. */
  skip(scrape: Scrape): void;
  /** Values recorded in the callback of a collection are part of that collection. */
  record(scrape: Scrape): void;
}

function replayedHistogram(
  meter: Meter,
  source: Extract<InstrumentSource, { kind: 'histogram' }>,
): ReplayedHistogram {
  const { name, unit, description, buckets } = source;
  const histogram: Histogram = meter.createHistogram(name, {
    unit,
    description,
    advice: { explicitBucketBoundaries: [...buckets] },
  });
  const replays = new Map<string, BucketReplay>();
  const replayOf = (labels: Labels): BucketReplay => {
    const key = JSON.stringify(labels);
    const replay = replays.get(key) ?? new BucketReplay(buckets);
    replays.set(key, replay);
    return replay;
  };
  return {
    skip(scrape) {
      for (const distribution of source.distributions(scrape)) {
        replayOf(distribution.labels).skip(distribution);
      }
    },
    record(scrape) {
      for (const distribution of source.distributions(scrape)) {
        const { labels } = distribution;
        replayOf(labels).replay(distribution, (value) => histogram.record(value, labels));
      }
    },
  };
}
