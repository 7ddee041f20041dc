import type { Distribution } from '../../catalogue/series.ts';
import type { MetricRow } from '../../catalogue.ts';
import type { Scrape, TakeScrape } from '../scrape.ts';
import type { RegistryMetric, RegistryValue } from './registry.ts';

/** One row of the catalogue as a metric of a registry, read from the scrape at hand each time it is asked for. */
export class CatalogueMetric implements RegistryMetric {
  readonly help: string;
  readonly type: string;
  /** How a cluster's primary adds up its workers' values. */
  readonly aggregator: string;
  readonly #row: MetricRow;
  readonly #currentScrape: TakeScrape;
  #printedName: string | undefined;

  constructor(row: MetricRow, currentScrape: TakeScrape) {
    this.#row = row;
    this.#currentScrape = currentScrape;
    this.help = row.help;
    this.type = row.kind;
    this.aggregator = row.kind !== 'gauge' || row.unit === 'By' ? 'sum' : 'max';
  }

  get name(): string {
    return this.#row.name;
  }

  /** An OpenMetrics scrape takes `_total` off a counter's name for good; here it holds for that scrape alone. */
  set name(printed: string) {
    this.#printedName = printed;
  }

  get() {
    return this.#answer(withAllLabels);
  }

  /** Asked for by registries that write text, in the place of `get`: labels that lines share are written once. */
  getForPromString() {
    return this.#answer((value) => value);
  }

  /** What is published is so whether a registry is reset or not. */
  reset(): void {}

  #answer(asValue: (value: RegistryValue) => RegistryValue) {
    const name = this.#printedName ?? this.#row.name;
    this.#printedName = undefined;
    const { help, type, aggregator } = this;
    const from = (scrape: Scrape) => {
      const values = this.#values(scrape).map(asValue);
      return { name, help, type, aggregator, values };
    };
    const scrape = this.#currentScrape();
    return scrape instanceof Promise ? scrape.then(from) : from(scrape);
  }

  #values(scrape: Scrape): RegistryValue[] {
    const { name, kind, buckets = [] } = this.#row;
    if (kind === 'histogram') {
      return scrape.distributions(name).flatMap((series) => histogramValues(name, buckets, series));
    }
    return scrape.points(name).map(({ labels, value }) => ({ labels: {}, sharedLabels: labels, value }));
  }
}

const withAllLabels = ({ labels, sharedLabels, ...rest }: RegistryValue): RegistryValue => ({
  ...rest,
  labels: { ...labels, ...sharedLabels },
});

/** The cumulative buckets of the text format, then sum and count. */
function histogramValues(
  name: string,
  bounds: readonly number[],
  { labels: sharedLabels, counts, sum }: Distribution,
): RegistryValue[] {
  let count = 0;
  const buckets = [...bounds, '+Inf'].map((le, i) => {
    count += counts[i] ?? 0;
    return { metricName: `${name}_bucket`, labels: { le }, sharedLabels, value: count };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels: {}, sharedLabels, value: sum },
    { metricName: `${name}_count`, labels: {}, sharedLabels, value: count },
  ];
}
