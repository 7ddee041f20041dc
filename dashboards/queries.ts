import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { type MetricName, metricRow } from '../exporter/src/catalogue.ts';
import { DATA_SOURCE } from './variables.ts';

/** Whose series a dashboard shows: the fleet's by job and instance, a process' by process and isolate too. */
export type Scope = 'fleet' | 'process';

/** Further matchers, such as `memory="heap"`. */
type Matchers = readonly string[];

/** The chosen processes' part of a selector. `.*` of the variables matches a label that is not there. */
function chosenMatchers(metric: MetricName, scope: Scope): Matchers {
  const byProcess = ['job=~"$job"', 'instance=~"$instance"'];
  if (scope === 'fleet') return byProcess;
  const hasIsolate = metricRow(metric).labels.includes('isolate');
  return [...byProcess, 'process=~"$process"', ...(hasIsolate ? ['isolate=~"$isolate"'] : [])];
}

/** A metric of what is chosen above. */
export function chosen(metric: MetricName, scope: Scope, more: Matchers = []): string {
  return selector(metric, metric, scope, more);
}

function selector(series: string, metric: MetricName, scope: Scope, more: Matchers): string {
  return `${series}{${[...chosenMatchers(metric, scope), ...more].join(', ')}}`;
}

/** Change per second of a counter, summed by labels. */
export function counterRate(metric: MetricName, scope: Scope, by: readonly string[]): string {
  return `sum by (${by.join(', ')}) (rate(${chosen(metric, scope)}[$__rate_interval]))`;
}

/** Change of a counter within a step of the graph, summed by labels. */
export function counterIncrease(metric: MetricName, scope: Scope, by: readonly string[]): string {
  return `sum by (${by.join(', ')}) (increase(${chosen(metric, scope)}[$__rate_interval]))`;
}

/** The suffixes under which Prometheus keeps a histogram. */
export type HistogramPart = 'bucket' | 'sum' | 'count';

/** Change per second of one part of a histogram, summed by labels. */
export function histogramRate(
  metric: MetricName,
  part: HistogramPart,
  scope: Scope,
  by: readonly string[],
): string {
  const series = selector(`${metric}_${part}`, metric, scope, []);
  return `sum by (${by.join(', ')}) (rate(${series}[$__rate_interval]))`;
}

/** The value that the share `quantile` of observations stays under. */
export function histogramQuantile(
  quantile: number,
  metric: MetricName,
  scope: Scope,
  by: readonly string[],
): string {
  return `histogram_quantile(${quantile}, ${histogramRate(metric, 'bucket', scope, [...by, 'le'])})`;
}

/** A range query; `refId` names what it brings, which our panels read as the role of its series. */
export function rangeQuery(refId: string, expression: string, legend: string): DataqueryBuilder {
  return query(refId, expression).legendFormat(legend).range();
}

/** The newest values only, at the end of the time range. */
export function instantQuery(refId: string, expression: string): DataqueryBuilder {
  return query(refId, expression).instant();
}

function query(refId: string, expression: string): DataqueryBuilder {
  return new DataqueryBuilder().datasource(DATA_SOURCE).refId(refId).expr(expression);
}
