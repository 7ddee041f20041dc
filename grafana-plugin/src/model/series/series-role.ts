/** What a series means to the sawtooth, whatever its place among the queries. */
export type SeriesRole = 'heapUsed' | 'liveSet' | 'heapLimit' | 'residentMemory';

const ROLE_BY_METRIC: ReadonlyMap<string, SeriesRole> = new Map([
  ['heapwatch_heap_used_bytes', 'heapUsed'],
  ['heapwatch_heap_live_bytes', 'liveSet'],
  ['heapwatch_heap_limit_bytes', 'heapLimit'],
  ['heapwatch_resident_memory_bytes', 'residentMemory'],
]);
export const SERIES_ROLES: readonly SeriesRole[] = ['heapUsed', 'liveSet', 'heapLimit', 'residentMemory'];

/**
 * The role of a series by its metric name; where an expression or a recording rule took that name away, by the
 * name of its query (refId), which is then one of the roles.
 */
export function seriesRole(
  metricName: string | undefined,
  refId: string | undefined,
): SeriesRole | undefined {
  const byMetric = metricName === undefined ? undefined : ROLE_BY_METRIC.get(metricName);
  return byMetric ?? SERIES_ROLES.find((role) => role === refId);
}
