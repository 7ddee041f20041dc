import { CATALOGUE, metricRow } from '../../catalogue.ts';
import type { InstrumentSource } from './instrument.ts';

/** Every row of the catalogue under its OpenTelemetry name. */
export const CATALOGUE_INSTRUMENTS: readonly InstrumentSource[] = CATALOGUE.map(({ name }) => {
  const { otelName, unit, help, kind, buckets = [] } = metricRow(name);
  const row = { name: otelName, unit, description: help };
  return kind === 'histogram'
    ? { ...row, kind, buckets, distributions: (scrape) => scrape.distributions(name) }
    : { ...row, kind, points: (scrape) => scrape.points(name) };
});
