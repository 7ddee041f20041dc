import type { ClassGrowth } from './growth.ts';

/** One class in a diff. Sizes are shallow sizes in bytes; deltas are signed. */
export interface ClassDiff {
  readonly className: string;
  readonly addedCount: number;
  readonly removedCount: number;
  readonly deltaCount: number;
  readonly addedBytes: number;
  readonly removedBytes: number;
  readonly deltaBytes: number;
  /** Bytes that would be freed with the added nodes of this class, from the current snapshot. */
  readonly retainedByAddedBytes: number;
  /** Only with snapshots in between: whether each has more nodes of the class than the one before. */
  readonly grewEveryTime?: boolean;
}

/** A row of the comparison; `retained` are bytes by class of the current snapshot, left out if none count. */
export function classDiff(row: ClassGrowth, retained: Float64Array | undefined): ClassDiff {
  return {
    className: row.name,
    addedCount: row.addedCount,
    removedCount: row.removedCount,
    deltaCount: row.addedCount - row.removedCount,
    addedBytes: row.addedBytes,
    removedBytes: row.removedBytes,
    deltaBytes: row.addedBytes - row.removedBytes,
    retainedByAddedBytes: retained === undefined || row.current < 0 ? 0 : retained[row.current],
  };
}

/** Order of rows: the largest retained growth first. */
export function byRetained(a: ClassDiff, b: ClassDiff): number {
  return b.retainedByAddedBytes - a.retainedByAddedBytes || b.deltaBytes - a.deltaBytes;
}
