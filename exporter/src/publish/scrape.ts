import type {
  Collector,
  Distribution,
  HistogramName,
  Labels,
  Point,
  SeriesWriter,
  ValueName,
} from '../catalogue/series.ts';

const NO_LABELS: Labels = {};

/** Everything that is known at one moment, by metric; every publisher reads the same. */
export class Scrape implements SeriesWriter {
  readonly #common: Labels | undefined;
  readonly #points = new Map<string, Point[]>();
  readonly #distributions = new Map<string, Distribution[]>();

  /** @param common labels of every series that has none of that name itself */
  constructor(common?: Labels) {
    this.#common = common;
  }

  value(name: ValueName, value: number | undefined, labels: Labels = NO_LABELS): void {
    if (value !== undefined) append(this.#points, name, { labels: this.#with(labels), value });
  }

  distribution(name: HistogramName, distribution: Distribution): void {
    append(this.#distributions, name, { ...distribution, labels: this.#with(distribution.labels) });
  }

  points(name: string): readonly Point[] {
    return this.#points.get(name) ?? [];
  }

  distributions(name: string): readonly Distribution[] {
    return this.#distributions.get(name) ?? [];
  }

  #with(labels: Labels): Labels {
    return this.#common === undefined ? labels : { ...this.#common, ...labels };
  }
}

/** Asks every collector. One that throws is told, and what the others know is published. */
export function takeScrape(
  collectors: readonly Collector[],
  onError: (error: unknown) => void,
  common?: Labels,
): Scrape {
  const scrape = new Scrape(common);
  for (const collector of collectors) {
    try {
      collector.collect(scrape);
    } catch (error) {
      onError(error);
    }
  }
  return scrape;
}

/** Takes a scrape, at once or when others have been asked. */
export type TakeScrape = () => Scrape | Promise<Scrape>;

/** Gives all who ask in one turn of the event loop the same, so that a scrape never contradicts itself. */
export function sharedInOneTurn<T>(take: () => T): () => T {
  let taken: { readonly value: T } | undefined;
  return () => {
    if (taken === undefined) {
      taken = { value: take() };
      queueMicrotask(() => {
        taken = undefined;
      });
    }
    return taken.value;
  };
}

function append<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [item]);
  else list.push(item);
}
