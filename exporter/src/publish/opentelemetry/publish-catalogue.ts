import type { TakeScrape } from '../scrape.ts';
import { CATALOGUE_INSTRUMENTS } from './catalogue-instruments.ts';
import type { MeterProvider } from './meter-provider.ts';
import { type OpenTelemetryPublisher, publishOpenTelemetry } from './opentelemetry.ts';
import { SEMANTIC_INSTRUMENTS } from './semantic-conventions.ts';

/** Publishes every row of the catalogue, and by option the names of the semantic conventions. */
export function publishCatalogue(
  provider: MeterProvider,
  withSemantics: boolean,
  ...rest: [TakeScrape, Parameters<typeof publishOpenTelemetry>[3]]
): OpenTelemetryPublisher {
  const sources = withSemantics ? [...CATALOGUE_INSTRUMENTS, ...SEMANTIC_INSTRUMENTS] : CATALOGUE_INSTRUMENTS;
  return publishOpenTelemetry(provider, sources, ...rest);
}
