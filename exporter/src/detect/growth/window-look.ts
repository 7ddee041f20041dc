import type { Cell, Column } from '../condensed-history.ts';

const HOUR_MS = 3600_000;
/** Readings at an end that are enough for a look. */
const ENOUGH = 3;

/**
 * A cheap look before the tests: how much higher the newest readings are than those at the window's beginning.
 * Infinity where that says nothing, as the process was started anew in between.
 */
export function roughRise(
  cells: readonly Cell[],
  column: Column,
  windowHours: number,
): { readonly startBytes: number; readonly riseBytes: number } | undefined {
  const newest = cells.at(-1);
  if (newest === undefined) return undefined;
  const fromMs = newest.toMs - windowHours * HOUR_MS;
  let low = 0;
  let high = cells.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle] as Cell).toMs < fromMs) low = middle + 1;
    else high = middle;
  }
  const start = meanOf(cells, column, low, 1, fromMs + 0.4 * windowHours * HOUR_MS);
  const end = meanOf(cells, column, cells.length - 1, -1, newest.toMs - 0.4 * windowHours * HOUR_MS);
  if (start === undefined || end === undefined) return undefined;
  const isOneLife = cells[low]?.life === newest.life;
  return { startBytes: start, riseBytes: isOneLife ? end - start : Number.POSITIVE_INFINITY };
}

function meanOf(
  cells: readonly Cell[],
  column: Column,
  from: number,
  direction: 1 | -1,
  untilMs: number,
): number | undefined {
  let sum = 0;
  let count = 0;
  for (let i = from; i >= 0 && i < cells.length && count < ENOUGH; i += direction) {
    const cell = cells[i] as Cell;
    if (direction === 1 ? cell.fromMs > untilMs : cell.toMs < untilMs) break;
    const readings = cell.memory[column];
    sum += readings.sumBytes;
    count += readings.count;
  }
  return count === 0 ? undefined : sum / count;
}
