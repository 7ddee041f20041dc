import type { Cell, Column } from '../condensed-history.ts';

/** A window of the history as points of about the same width: columns of one length, oldest first. */
export interface WindowPoints {
  readonly count: number;
  /** Hours since the window's beginning. */
  readonly hours: Float64Array;
  /** Mean of the readings, bytes. */
  readonly levels: Float64Array;
  /** Minor GCs a second: how much the program had to do. */
  readonly loads: Float64Array;
  /** Number of the process' life, from 0 in this window. */
  readonly lives: Int32Array;
  /** Hours since the process' own start. */
  readonly ages: Float64Array;
  readonly lifeCount: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** So many parts a window is cut into. */
export const PARTS = 40;

export interface WindowBounds {
  readonly untilMs?: number;
  /** What was read of younger processes is left out. */
  readonly leastAgeMs?: number;
}

/** @param cells oldest first */
export function windowPoints(
  cells: readonly Cell[],
  column: Column,
  fromMs: number,
  { untilMs = Number.POSITIVE_INFINITY, leastAgeMs = 0 }: WindowBounds = {},
): WindowPoints {
  let end = cells.length;
  while (end > 0 && middle(cells[end - 1]) > untilMs) end -= 1;
  let begin = end;
  while (begin > 0 && middle(cells[begin - 1]) >= fromMs) begin -= 1;
  const toMs = cells[end - 1]?.toMs ?? fromMs;
  const widthMs = (toMs - fromMs) / PARTS;
  const hours: number[] = [];
  const levels: number[] = [];
  const loads: number[] = [];
  const lives: number[] = [];
  const ages: number[] = [];
  let lifeCount = 0;
  let lastLife: number | undefined;
  for (let i = begin; i < end; ) {
    const first = cells[i] as Cell;
    const part = Math.floor((middle(first) - fromMs) / widthMs);
    let count = 0;
    let sumBytes = 0;
    let minorGcs = 0;
    let countedMs = 0;
    let toCellMs = first.toMs;
    for (; i < end; i++) {
      const cell = cells[i] as Cell;
      const isOther = cell.life !== first.life || Math.floor((middle(cell) - fromMs) / widthMs) !== part;
      if (cell !== first && isOther) break;
      const readings = cell.memory[column];
      count += readings.count;
      sumBytes += readings.sumBytes;
      minorGcs += cell.minorGcs;
      countedMs += cell.countedMs;
      toCellMs = cell.toMs;
    }
    if (count === 0 || (first.fromMs + toCellMs) / 2 - first.bornMs < leastAgeMs) continue;
    if (first.life !== lastLife) lifeCount += 1;
    lastLife = first.life;
    hours.push(((first.fromMs + toCellMs) / 2 - fromMs) / 3600_000);
    levels.push(sumBytes / count);
    loads.push(countedMs > 0 ? (minorGcs / countedMs) * 1000 : Number.NaN);
    lives.push(lifeCount - 1);
    ages.push(((first.fromMs + toCellMs) / 2 - first.bornMs) / 3600_000);
  }
  fillUnknown(loads);
  return {
    count: hours.length,
    hours: Float64Array.from(hours),
    levels: Float64Array.from(levels),
    loads: Float64Array.from(loads),
    lives: Int32Array.from(lives),
    ages: Float64Array.from(ages),
    lifeCount,
    fromMs,
    toMs,
  };
}

function middle(cell: Cell | undefined): number {
  return cell === undefined ? 0 : (cell.fromMs + cell.toMs) / 2;
}

/** Points whose load nobody counted have that of the point before. */
function fillUnknown(loads: number[]): void {
  let known = loads.find((load) => !Number.isNaN(load)) ?? 0;
  loads.forEach((load, i) => {
    if (Number.isNaN(load)) loads[i] = known;
    else known = load;
  });
}
