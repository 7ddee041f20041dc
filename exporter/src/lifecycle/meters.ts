import type { MeterProvider } from '../publish/opentelemetry/meter-provider.ts';
import type { OpenTelemetryPublisher } from '../publish/opentelemetry/opentelemetry.ts';
import type { TakeScrape } from '../publish/scrape.ts';
import type { Fault } from './faults.ts';
import { VERSION } from './version.ts';

/** The meter providers that are published on. What it takes is loaded with the first. */
export class Meters {
  readonly #take: TakeScrape;
  readonly #withSemantics: boolean;
  readonly #onError: Fault;
  readonly #publishers = new Map<MeterProvider, Promise<OpenTelemetryPublisher | undefined>>();
  #isStopped = false;

  constructor(take: TakeScrape, withSemantics: boolean, onError: Fault) {
    this.#take = take;
    this.#withSemantics = withSemantics;
    this.#onError = onError;
  }

  /**
   * Does nothing for a provider that is attached already, nor after the stop.
   * @returns resolves when the instruments are there, a few milliseconds later; never rejects
   */
  async attach(provider: MeterProvider, withHistory: boolean): Promise<void> {
    if (this.#isStopped) return;
    let publisher = this.#publishers.get(provider);
    if (publisher === undefined) {
      publisher = this.#publish(provider, withHistory);
      this.#publishers.set(provider, publisher);
    }
    // One that failed may be tried again.
    if ((await publisher) === undefined) this.#publishers.delete(provider);
  }

  async #publish(provider: MeterProvider, withHistory: boolean) {
    try {
      if (typeof provider?.getMeter !== 'function') throw new TypeError('it has no getMeter()');
      const { publishCatalogue } = await import('../publish/opentelemetry/publish-catalogue.ts');
      const options = { version: VERSION, withHistory, onError: this.#onError };
      return publishCatalogue(provider, this.#withSemantics, this.#take, options);
    } catch (error) {
      this.#tell('cannot publish on the meter provider', error);
      return undefined;
    }
  }

  /** Never rejects. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const publisher of await Promise.all(this.#publishers.values())) {
      try {
        publisher?.remove();
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
