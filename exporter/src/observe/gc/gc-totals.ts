import { metricRow } from '../../catalogue.ts';
import { USUAL_KINDS } from './gc-kind.ts';

const BOUNDS_MS = (metricRow('heapwatch_gc_duration_seconds').buckets ?? []).map((bound) => bound * 1000);

/** What all GCs of one kind have cost since the start. */
export interface KindTotals {
  /** How many fell into each bucket of the catalogue alone; the last is for what is above all bounds. */
  readonly counts: Float64Array;
  count: number;
  pauseMs: number;
  reclaimedBytes: number;
}

/** GC totals by V8's number of the kind. Adding a pause makes no object and formats no label. */
export class GcTotals {
  readonly #kinds = new Map<number, KindTotals>(USUAL_KINDS.map((kind) => [kind, emptyTotals()]));

  add(kind: number, pauseMs: number): void {
    const totals = this.of(kind);
    let bucket = 0;
    while (bucket < BOUNDS_MS.length && pauseMs > (BOUNDS_MS[bucket] ?? 0)) bucket++;
    totals.counts[bucket] = (totals.counts[bucket] ?? 0) + 1;
    totals.count += 1;
    totals.pauseMs += pauseMs;
  }

  of(kind: number): KindTotals {
    let totals = this.#kinds.get(kind);
    if (totals === undefined) {
      totals = emptyTotals();
      this.#kinds.set(kind, totals);
    }
    return totals;
  }

  [Symbol.iterator](): IterableIterator<[number, KindTotals]> {
    return this.#kinds.entries();
  }
}

function emptyTotals(): KindTotals {
  return { counts: new Float64Array(BOUNDS_MS.length + 1), count: 0, pauseMs: 0, reclaimedBytes: 0 };
}
