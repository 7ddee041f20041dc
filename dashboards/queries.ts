import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import type { MetricName } from '../exporter/src/catalogue.ts';
import { DATA_SOURCE } from './variables.ts';

/** Every query is about the processes chosen above. */
const CHOSEN = 'job=~"$job", instance=~"$instance"';

/** A metric of the chosen processes. */
export function chosen(metric: MetricName): string {
  return `${metric}{${CHOSEN}}`;
}

/** The suffixes under which Prometheus keeps a histogram. */
export type HistogramPart = 'bucket' | 'sum' | 'count';

/** Change per second of one part of a histogram, summed by labels. */
export function histogramRate(metric: MetricName, part: HistogramPart, by: readonly string[]): string {
  return `sum by (${by.join(', ')}) (rate(${metric}_${part}{${CHOSEN}}[$__rate_interval]))`;
}

/** The value that the share `quantile` of observations stays under. */
export function histogramQuantile(quantile: number, metric: MetricName, by: readonly string[]): string {
  return `histogram_quantile(${quantile}, ${histogramRate(metric, 'bucket', [...by, 'le'])})`;
}

/** A range query; `refId` names what it brings, which the sawtooth panel reads as the role of its series. */
export function rangeQuery(refId: string, expression: string, legend: string): DataqueryBuilder {
  return new DataqueryBuilder()
    .datasource(DATA_SOURCE)
    .refId(refId)
    .expr(expression)
    .legendFormat(legend)
    .range();
}
