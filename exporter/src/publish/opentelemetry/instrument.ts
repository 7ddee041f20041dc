import type { Distribution, Point } from '../../catalogue/series.ts';
import type { Scrape } from '../scrape.ts';

interface InstrumentRow {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
}

/** One instrument and what it reads from a scrape. */
export type InstrumentSource = InstrumentRow &
  (
    | {
        readonly kind: 'gauge' | 'counter' | 'updowncounter';
        readonly points: (scrape: Scrape) => readonly Point[];
      }
    | {
        readonly kind: 'histogram';
        readonly buckets: readonly number[];
        readonly distributions: (scrape: Scrape) => readonly Distribution[];
      }
  );
