import { CATALOGUE, type MetricName, metricRow } from '../../catalogue.ts';
import { sharedInOneTurn, type TakeScrape } from '../scrape.ts';
import { CatalogueMetric } from './catalogue-metric.ts';
import { type AppRegistry, createRegistry, registerMetric } from './registry.ts';

/** The catalogue on a registry. */
export interface PrometheusPublisher {
  readonly contentType: string;
  readonly registry: AppRegistry;
  /** The whole registry as text. Scrapes that overlap share one collection. */
  render(): Promise<string>;
  /** Takes our metrics off the registry and leaves all others. */
  remove(): void;
}

/**
 * Puts every metric of the catalogue on `registry`, or on one of our own that prints Prometheus text.
 * @param take called once for each scrape
 * @throws Error when the registry already holds a metric of that name; then nothing of ours stays on it
 */
export function publishPrometheus(
  take: TakeScrape,
  registry: AppRegistry = createRegistry(),
): PrometheusPublisher {
  const added: MetricName[] = [];
  const remove = () => {
    for (const name of added) registry.removeSingleMetric(name);
  };
  // A registry asks all its metrics in one turn.
  const currentScrape = sharedInOneTurn(take);
  try {
    for (const { name } of CATALOGUE) {
      registerMetric(registry, new CatalogueMetric(metricRow(name), currentScrape));
      added.push(name);
    }
  } catch (error) {
    remove();
    throw error;
  }

  let rendering: Promise<string> | undefined;
  // A registry that throws instead of rejecting is no different.
  const print = async () => registry.metrics();
  return {
    get contentType() {
      return registry.contentType;
    },
    registry,
    render() {
      rendering ??= print().finally(() => {
        rendering = undefined;
      });
      return rendering;
    },
    remove,
  };
}
