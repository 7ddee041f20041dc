import type { AppRegistry } from './registry.ts';

/** One of each part of prom-client's default metrics, in its own names and those of its successor. */
const SIGNS = [
  'process_cpu_seconds_total',
  'process_start_time_seconds',
  'nodejs_eventloop_lag_seconds',
  'nodejs_heap_size_used_bytes',
  'nodejs_version_info',
  'nodejs_gc_duration_seconds',
] as const;

/**
 * Adds prom-client's default metrics to a registry that has none of them.
 * @returns takes those that were added off the registry again; their observers run on, as prom-client ends none
 */
export function addDefaultMetrics(registry: AppRegistry, onError: (error: unknown) => void): () => void {
  const names = () => registry.getMetricsAsArray().map(({ name }) => name);
  const before = new Set(names());
  if (SIGNS.some((name) => before.has(name))) return () => undefined;
  try {
    // Loaded only here: the whole package is 20 MB of resident memory. A bundle may have left it behind, or have no URL.
    const { createRequire } = process.getBuiltinModule('node:module');
    const client: typeof import('prom-client') = createRequire(import.meta.url)('prom-client');
    Reflect.apply(client.collectDefaultMetrics, client, [{ register: registry }]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    onError(new Error(`prom-client's default metrics are not added: ${why}`, { cause: error }));
  }
  const added = names().filter((name) => !before.has(name));
  return () => {
    for (const name of added) registry.removeSingleMetric(name);
  };
}
