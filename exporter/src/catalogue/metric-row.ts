/** One published metric. Prometheus collectors, the documentation and the dashboards are made from these rows. */
export interface MetricRow {
  /** Name of the Prometheus series: `heapwatch_<noun>_<unit>`, with `_total` for counters. */
  readonly name: `heapwatch_${string}`;
  /** Name of the OpenTelemetry instrument; with unit and kind it translates to exactly `name`. */
  readonly otelName: `heapwatch.${string}`;
  /** UCUM unit: `By`, `By/s`, `s`, `1` for a ratio, an annotation such as `{error}`, or nothing. */
  readonly unit: 'By' | 'By/s' | 's' | '1' | '' | `{${string}}`;
  readonly kind: 'gauge' | 'counter' | 'histogram';
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets, in `unit`. */
  readonly buckets?: readonly number[];
  /** One sentence for `# HELP`. */
  readonly help: string;
}
