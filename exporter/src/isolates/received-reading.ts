import type { HistogramName, Labels, ValueName } from '../catalogue/series.ts';
import { CATALOGUE, type MetricRow } from '../catalogue.ts';
import { asRecord } from './as-record.ts';
import type { Reading } from './reading.ts';

const ROWS: ReadonlyMap<unknown, MetricRow> = new Map(CATALOGUE.map((row) => [row.name, row]));

/** A thread has about 120 series, a process with 50 of them 6,000. */
const MOST_SERIES = 20_000;
const LONGEST_LABEL = 256;

/**
 * Takes a reading that came from elsewhere. The application can send on the same channels, so every part is looked at:
 * metrics of the catalogue, labels of their row, numbers.
 *
 * @throws TypeError when it is no reading; nothing of it is to be published then
 */
export function receiveReading(given: unknown): Reading {
  const { values, distributions } = asRecord(given);
  const [valueList, distributionList] = [asList(values), asList(distributions)];
  if (valueList.length + distributionList.length > MOST_SERIES) throw new TypeError('it has too many series');
  return {
    values: valueList.map((entry) => {
      const [name, value, labels] = asList(entry);
      const row = ROWS.get(name);
      if (row === undefined || row.kind === 'histogram') throw new TypeError('it has an unknown metric');
      return [row.name as ValueName, asNumber(value), asLabels(labels, row)];
    }),
    distributions: distributionList.map((entry) => {
      const [name, counts, sum, labels] = asList(entry);
      const row = ROWS.get(name);
      if (row?.buckets === undefined) throw new TypeError('it has an unknown histogram');
      const countList = asList(counts);
      if (countList.length !== row.buckets.length + 1) throw new TypeError('it has other buckets');
      return [row.name as HistogramName, countList.map(asCount), asNumber(sum), asLabels(labels, row)];
    }),
  };
}

function asList(given: unknown): readonly unknown[] {
  if (!Array.isArray(given)) throw new TypeError('it is no list');
  return given;
}

/** JSON has no infinity: a process sends it as text. */
function asNumber(given: unknown): number {
  const value = given === 'Infinity' || given === '-Infinity' ? Number(given) : given;
  if (typeof value !== 'number' || Number.isNaN(value))
    throw new TypeError('it has a value that is no number');
  return value;
}

function asCount(given: unknown): number {
  const count = asNumber(given);
  if (!Number.isSafeInteger(count) || count < 0) throw new TypeError('it has a count that is none');
  return count;
}

function asLabels(given: unknown, row: MetricRow): Labels {
  const labels: Record<string, string> = {};
  for (const [name, value] of Object.entries(asRecord(given))) {
    if (!row.labels.includes(name) || typeof value !== 'string' || value.length > LONGEST_LABEL) {
      throw new TypeError(`it has a label that ${row.name} has not`);
    }
    labels[name] = value;
  }
  return labels;
}
