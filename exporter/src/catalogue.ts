import { CAPTURE_METRICS } from './catalogue/capture-metrics.ts';
import { GC_METRICS } from './catalogue/gc-metrics.ts';
import { LEAK_METRICS } from './catalogue/leak-metrics.ts';
import { LISTENER_METRICS } from './catalogue/listener-metrics.ts';
import { MEMORY_METRICS } from './catalogue/memory-metrics.ts';
import type { MetricRow } from './catalogue/metric-row.ts';
import { PROCESS_METRICS } from './catalogue/process-metrics.ts';
import { SELF_METRICS } from './catalogue/self-metrics.ts';

export type { MetricRow } from './catalogue/metric-row.ts';

/** Every metric once. Collectors, instruments, the documentation, dashboards and alerts are made from these rows. */
export const CATALOGUE = [
  ...MEMORY_METRICS,
  ...GC_METRICS,
  ...PROCESS_METRICS,
  ...LISTENER_METRICS,
  ...LEAK_METRICS,
  ...CAPTURE_METRICS,
  ...SELF_METRICS,
] as const satisfies readonly MetricRow[];

export type MetricName = (typeof CATALOGUE)[number]['name'];

/** The parts whose failures are counted apart; every one is present from 0. */
export const PARTS = [
  'options',
  'observe',
  'isolates',
  'detect',
  'publish',
  'opentelemetry',
  'capture',
  'control',
  'listener',
] as const;
export type Part = (typeof PARTS)[number];

/** The row of a metric. */
export function metricRow(name: MetricName): MetricRow {
  const row = CATALOGUE.find((candidate) => candidate.name === name);
  if (row === undefined) throw new RangeError(`no metric ${name} in the catalogue`);
  return row;
}
