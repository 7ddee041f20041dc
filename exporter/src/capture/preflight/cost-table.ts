/** What a line of V8 needs while it builds a snapshot and writes it as text. */
export interface CostRates {
  /** Bytes of memory, the text that waits to be written included. */
  readonly nodeBytes: number;
  readonly edgeBytes: number;
  /** On a core whose caches others want too; on an idle machine up to a third less. */
  readonly nodeSeconds: number;
  readonly edgeSeconds: number;
  /** Whether the snapshot has a list of all internalized texts: an edge and an index each. */
  readonly listsInternalized: boolean;
}

/**
 * Fitted by least squares to heaps of twelve shapes of 30 MB (the kinds `FITTED` of `bench/programs/heap-shapes.ts`), judged on
 * others: `bench/README.md`. Seconds are 1.45 times those of an idle machine, after captures of 50 and 200 MB on a busy one. A node is V8's entry and three tables of addresses and ids, an edge 32 bytes and its text.
 */
const RATES_OF_V8: Readonly<Record<string, CostRates>> = {
  '12.4': {
    nodeBytes: 253,
    edgeBytes: 55,
    nodeSeconds: 3e-6,
    edgeSeconds: 0.52e-6,
    listsInternalized: false,
  },
  '13.6': {
    nodeBytes: 224,
    edgeBytes: 48,
    nodeSeconds: 2.2e-6,
    edgeSeconds: 0.36e-6,
    listsInternalized: false,
  },
  '14.6': {
    nodeBytes: 170,
    edgeBytes: 51,
    nodeSeconds: 2.3e-6,
    edgeSeconds: 0.39e-6,
    listsInternalized: true,
  },
};
const NEWEST = '14.6';

/** @param v8Version `process.versions.v8`; of a version that was not measured the nearest that was */
export function costRates(v8Version: string): CostRates {
  const line = /^\d+\.\d+/.exec(v8Version)?.[0] ?? NEWEST;
  const known = RATES_OF_V8[line];
  if (known !== undefined) return known;
  const newer = Object.keys(RATES_OF_V8).find((measured) => Number(measured) >= Number(line));
  return RATES_OF_V8[newer ?? NEWEST] as CostRates;
}
