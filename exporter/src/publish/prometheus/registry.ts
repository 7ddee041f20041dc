// Only prom-client's registry is loaded, 3 MB of resident memory: the whole package, with its metric classes and what
// they depend on, is 20.
import PromClientRegistry from 'prom-client/lib/registry.js';
import type { Labels } from '../../catalogue/series.ts';

/** What is used of an application's registry: one of prom-client or `@prometheus-io/client`, whichever text it prints. */
export interface AppRegistry {
  readonly contentType: string;
  metrics(): Promise<string>;
  getMetricsAsArray(): readonly { readonly name: string }[];
  registerMetric(metric: never): void;
  removeSingleMetric(name: string): void;
}

/** One line of a metric as a registry prints it. */
export interface RegistryValue {
  readonly metricName?: string;
  readonly labels: Record<string, string | number>;
  /** Only where text is written: labels of further lines as well. */
  readonly sharedLabels?: Labels;
  readonly value: number;
}

/** A metric as a registry asks for it. */
export interface RegistryMetric {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly aggregator: string;
  /** Registries wait for a promise. */
  get(): MetricText | Promise<MetricText>;
  getForPromString(): MetricText | Promise<MetricText>;
  reset(): void;
}

/** What a registry prints of a metric. */
export interface MetricText {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly aggregator: string;
  readonly values: readonly RegistryValue[];
}

/** A registry of our own. */
export function createRegistry(): AppRegistry {
  return new PromClientRegistry();
}

/** @throws Error when the registry already holds a metric of that name */
export function registerMetric(registry: AppRegistry, metric: RegistryMetric): void {
  // Registries call `get` and read these properties, of either package; their types ask for the package's own class.
  Reflect.apply(registry.registerMetric, registry, [metric]);
}
