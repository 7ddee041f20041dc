import type { OtlpSeries } from './otlp-metrics.ts';

/** The documented translation of an OTLP series to lines of Prometheus text. */
export function translateOtlp(series: OtlpSeries): [string, number][] {
  const suffix =
    {
      By: '_bytes',
      'By/s': '_bytes_per_second',
      s: '_seconds',
      '1': series.kind === 'gauge' ? '_ratio' : '',
    }[series.unit] ?? '';
  const stem = series.name.replaceAll('.', '_');
  const name = `${stem}${stem.endsWith(suffix) ? '' : suffix}${series.isMonotonic ? '_total' : ''}`;
  const line = (suffixed: string, labels: Record<string, string>) => {
    const printed = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
    return `${name}${suffixed}${printed.length === 0 ? '' : `{${printed.sort().join()}}`}`;
  };
  const { histogram, attributes } = series;
  if (histogram === undefined) return [[line('', attributes), series.value ?? Number.NaN]];
  let count = 0;
  const buckets = histogram.counts.map((added, i): [string, number] => {
    count += added;
    return [line('_bucket', { ...attributes, le: String(histogram.bounds[i] ?? '+Inf') }), count];
  });
  return [
    ...buckets,
    [line('_sum', attributes), histogram.sum],
    [line('_count', attributes), histogram.count],
  ];
}

/** The series of a Prometheus text by their sorted labels; histograms nothing fell into left out. */
export function seriesOfText(text: string): Map<string, number> {
  const series = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, labels, value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const sorted = labels === undefined ? '' : `{${labels.split(',').sort().join()}}`;
    series.set(`${name}${sorted}`, Number(value));
  }
  for (const [key, value] of series) {
    const empty = /^(\w+)_count(\{.*\})?$/.exec(key);
    if (empty === null || value !== 0) continue;
    const labels = (empty[2] ?? '').slice(1, -1);
    for (const other of [...series.keys()]) {
      if (other.startsWith(`${empty[1]}_`) && other.includes(labels)) series.delete(other);
    }
  }
  return series;
}
