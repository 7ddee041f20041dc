import { CATALOGUE_INSTRUMENTS } from '../publish/opentelemetry/catalogue-instruments.ts';
import type { MeterProvider } from '../publish/opentelemetry/meter-provider.ts';
import { type OpenTelemetryPublisher, publishOpenTelemetry } from '../publish/opentelemetry/opentelemetry.ts';
import { SEMANTIC_INSTRUMENTS } from '../publish/opentelemetry/semantic-conventions.ts';
import type { Scrape } from '../publish/scrape.ts';
import type { Fault } from './faults.ts';
import { VERSION } from './version.ts';

/** The meter providers that are published on. */
export class Meters {
  readonly #scrape: () => Scrape;
  readonly #withSemantics: boolean;
  readonly #onError: Fault;
  readonly #publishers = new Map<MeterProvider, OpenTelemetryPublisher>();

  constructor(scrape: () => Scrape, withSemantics: boolean, onError: Fault) {
    this.#scrape = scrape;
    this.#withSemantics = withSemantics;
    this.#onError = onError;
  }

  /** Does nothing for a provider that is attached already; never throws. */
  attach(provider: MeterProvider, withHistory: boolean): void {
    if (this.#publishers.has(provider)) return;
    try {
      if (typeof provider?.getMeter !== 'function') throw new TypeError('it has no getMeter()');
      const sources = this.#withSemantics
        ? [...CATALOGUE_INSTRUMENTS, ...SEMANTIC_INSTRUMENTS]
        : CATALOGUE_INSTRUMENTS;
      const options = { version: VERSION, withHistory, onError: this.#onError };
      this.#publishers.set(provider, publishOpenTelemetry(provider, sources, this.#scrape, options));
    } catch (error) {
      this.#tell('cannot publish on the meter provider', error);
    }
  }

  /** Never throws. */
  stop(): void {
    for (const publisher of this.#publishers.values()) {
      try {
        publisher.remove();
      } catch (error) {
        this.#tell('cannot leave the meter provider', error);
      }
    }
    this.#publishers.clear();
  }

  #tell(what: string, error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#onError(new Error(`${what}: ${why}`, { cause: error }));
  }
}
