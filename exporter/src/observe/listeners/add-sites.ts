/** A place in the program. Lines and columns count from 1. */
export interface Place {
  /** The script as V8 names it: a path, or a URL for an ES module. */
  readonly url: string;
  readonly line: number;
  readonly column: number;
  /** Absent for code outside of functions and functions without a name. */
  readonly functionName?: string;
}

/** Where a listener was added. */
export interface AddSite extends Place {
  /** The nearest place of the program itself, where the listener was added by one of its packages. */
  readonly calledFrom?: Place;
}

/** A place with how many of the sampled additions came from it. */
export interface SampledAddSite extends AddSite {
  readonly samples: number;
}

const MOST_SITES = 8;

/**
 * The places that listeners are added at, by samples. Bounded: a place that finds no room takes that of the least
 * sampled one along with its count, after Metwally et al., "Efficient computation of frequent and top-k elements in
 * data streams" (2005), so that a frequent place stays in however many rare ones pass.
 */
export class AddSites {
  readonly #sites = new Map<string, { site: AddSite; samples: number }>();

  add(site: AddSite): void {
    const key = keyOf(site);
    const known = this.#sites.get(key);
    if (known !== undefined) {
      known.samples++;
      return;
    }
    let samples = 1;
    if (this.#sites.size >= MOST_SITES) {
      const [least] = [...this.#sites].sort(([, a], [, b]) => a.samples - b.samples);
      if (least !== undefined) {
        this.#sites.delete(least[0]);
        samples += least[1].samples;
      }
    }
    this.#sites.set(key, { site, samples });
  }

  /** Most sampled first. */
  list(): readonly SampledAddSite[] {
    return [...this.#sites.values()]
      .sort((a, b) => b.samples - a.samples)
      .map(({ site, samples }) => ({ ...site, samples }));
  }
}

function keyOf({ url, line, column, calledFrom }: AddSite): string {
  const place = `${url}:${line}:${column}`;
  return calledFrom === undefined ? place : `${place} ${keyOf(calledFrom)}`;
}
