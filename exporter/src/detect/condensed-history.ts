import { MEMORY_KINDS } from './sample.ts';

/** Readings of one kind of memory, added up. */
export interface Readings {
  count: number;
  sumBytes: number;
  /** The highest mean of a cell of about a minute: what has been and was not the end. */
  peakBytes: number;
}

/** What is kept of each span: the three kinds, and `others`, what is neither native nor code: heap as reserved, and external. */
export const COLUMNS = [...MEMORY_KINDS, 'others'] as const;
export type Column = (typeof COLUMNS)[number];

/** What was read in a span of time within one life of the process. */
export interface Cell {
  /** The cell holds about two to this many samples. */
  level: number;
  life: number;
  /** When that life began. */
  bornMs: number;
  fromMs: number;
  toMs: number;
  /** Minor GCs, and the time over which they were counted. */
  minorGcs: number;
  countedMs: number;
  /** Event loop utilization times the time over which it was seen. */
  busyMs: number;
  busySeenMs: number;
  readonly memory: Readonly<Record<Column, Readings>>;
}

/** Cells of each level: any window is seen in at least this many parts, the newest half in finer ones. */
export const CELLS_PER_LEVEL = 32;
/** With a sample each 15 s the oldest cells are of 17 hours, and all of them reach back 45 days. */
export const LEVELS = 13;

/**
 * All that was ever read, in bounded memory: the newest samples each in a cell of its own, older ones in cells that
 * merge by two as they age (an exponential histogram). Cells of different lives never merge, so old lives of a process
 * that restarts all the time are forgotten sooner.
 */
export class CondensedHistory {
  /** Oldest first. */
  readonly cells: Cell[];

  constructor(cells: readonly Cell[] = []) {
    this.cells = [...cells];
  }

  add(cell: Cell): void {
    this.cells.push(cell);
    let end = this.cells.length;
    for (let level = 0; level < LEVELS; level++) {
      let begin = end;
      while (begin > 0 && this.cells[begin - 1]?.level === level) begin -= 1;
      if (end - begin <= CELLS_PER_LEVEL) return;
      end = this.#promoteOldest(begin, level);
    }
  }

  /** Merges the two oldest of a level into one of the next. @returns where the next level's cells end */
  #promoteOldest(begin: number, level: number): number {
    const oldest = this.cells[begin];
    const next = this.cells[begin + 1];
    if (oldest === undefined || next === undefined) return begin;
    if (level === LEVELS - 1) {
      this.cells.splice(begin, 1);
      return begin;
    }
    if (oldest.life === next.life) {
      mergeInto(oldest, next);
      this.cells.splice(begin + 1, 1);
    }
    oldest.level = level + 1;
    return begin + 1;
  }
}

export function emptyCell(life: number, bornMs: number, fromMs: number, toMs: number): Cell {
  const none = (): Readings => ({ count: 0, sumBytes: 0, peakBytes: Number.NEGATIVE_INFINITY });
  return {
    level: 0,
    life,
    bornMs,
    fromMs,
    toMs,
    minorGcs: 0,
    countedMs: 0,
    busyMs: 0,
    busySeenMs: 0,
    memory: { heap: none(), external: none(), native: none(), others: none() },
  };
}

export function addReading(readings: Readings, bytes: number): void {
  readings.count += 1;
  readings.sumBytes += bytes;
}

/** Adds a later cell to an earlier one. */
function mergeInto(cell: Cell, later: Cell): void {
  cell.toMs = later.toMs;
  cell.minorGcs += later.minorGcs;
  cell.countedMs += later.countedMs;
  cell.busyMs += later.busyMs;
  cell.busySeenMs += later.busySeenMs;
  for (const kind of COLUMNS) {
    const to = cell.memory[kind];
    const from = later.memory[kind];
    to.count += from.count;
    to.sumBytes += from.sumBytes;
    if (from.peakBytes > to.peakBytes) to.peakBytes = from.peakBytes;
    if (to.peakBytes === Number.NEGATIVE_INFINITY && to.count >= 3) to.peakBytes = to.sumBytes / to.count;
  }
}
