import { createRequire } from 'node:module';
import type { OpenMetricsContentType, Registry } from 'prom-client';

/** A registry of the application, whichever of the two text formats it prints. */
export type AppRegistry = Registry | Registry<OpenMetricsContentType>;

/** One line of a metric as a registry prints it. */
export interface RegistryValue {
  readonly metricName?: string;
  readonly labels: Record<string, string | number>;
  readonly value: number;
}

/** A metric as a registry asks for it. */
export interface RegistryMetric {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly aggregator: string;
  get(): {
    readonly name: string;
    readonly help: string;
    readonly type: string;
    readonly aggregator: string;
    readonly values: readonly RegistryValue[];
  };
  reset(): void;
}

const require = createRequire(import.meta.url);

/**
 * A registry of our own. Only prom-client's registry is loaded, 3 MB of resident memory: the whole package, with
 * its metric classes and what they depend on, is 20.
 */
export function createRegistry(): AppRegistry {
  const OwnRegistry: typeof Registry = require('prom-client/lib/registry.js');
  return new OwnRegistry();
}

/** @throws Error when the registry already holds a metric of that name */
export function registerMetric(registry: AppRegistry, metric: RegistryMetric): void {
  // Registries call `get` and read these properties, of either package; their types ask for the package's own class.
  Reflect.apply(registry.registerMetric, registry, [metric]);
}
