import type { Distribution } from '../../catalogue/series.ts';
import type { MetricRow } from '../../catalogue.ts';
import type { Scrape } from '../scrape.ts';
import type { RegistryMetric, RegistryValue } from './registry.ts';

/** One row of the catalogue as a metric of a registry, read from the scrape at hand each time it is asked for. */
export class CatalogueMetric implements RegistryMetric {
  readonly help: string;
  readonly type: string;
  /** How a cluster's primary adds up its workers' values. */
  readonly aggregator: string;
  readonly #row: MetricRow;
  readonly #currentScrape: () => Scrape;
  #printedName: string | undefined;

  constructor(row: MetricRow, currentScrape: () => Scrape) {
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
    const name = this.#printedName ?? this.#row.name;
    this.#printedName = undefined;
    return { name, help: this.help, type: this.type, aggregator: this.aggregator, values: this.#values() };
  }

  /** What is published is so whether a registry is reset or not. */
  reset(): void {}

  #values(): RegistryValue[] {
    const { name, kind, buckets = [] } = this.#row;
    const scrape = this.#currentScrape();
    if (kind === 'histogram') {
      return scrape.distributions(name).flatMap((series) => histogramValues(name, buckets, series));
    }
    return scrape.points(name).map(({ labels, value }) => ({ labels: { ...labels }, value }));
  }
}

/** The cumulative buckets of the text format, then sum and count. */
function histogramValues(
  name: string,
  bounds: readonly number[],
  { labels, counts, sum }: Distribution,
): RegistryValue[] {
  let count = 0;
  const buckets = [...bounds, '+Inf'].map((le, i) => {
    count += counts[i] ?? 0;
    return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels: { ...labels }, value: sum },
    { metricName: `${name}_count`, labels: { ...labels }, value: count },
  ];
}
