import type { Cell } from './condensed-history.ts';
import type { Thresholds } from './thresholds.ts';

/** Samples of a saturated loop that make it one. */
const LEAST_SAMPLES = 8;
/** The newest cells are of one sample each; so many are looked at. */
const RECENT_CELLS = 24;

/** The event loop has been saturated of late; and whether the heap has grown meanwhile, by its readings. */
export function judgeOverload(
  cells: readonly Cell[],
  thresholds: Thresholds,
): { readonly isSaturated: boolean; readonly isGrowing: boolean } {
  let samples = 0;
  let oldest: number | undefined;
  let newest: number | undefined;
  for (let i = cells.length - 1; i >= Math.max(0, cells.length - RECENT_CELLS); i--) {
    const cell = cells[i] as Cell;
    if (cell.busySeenMs === 0) continue;
    if (cell.busyMs < thresholds.saturatedUtilization * cell.busySeenMs) break;
    samples += 1;
    const { count, sumBytes } = cell.memory.heap;
    if (count === 0) continue;
    oldest = sumBytes / count;
    newest ??= oldest;
  }
  const isSaturated = samples >= LEAST_SAMPLES;
  const isGrowing =
    oldest !== undefined && newest !== undefined && newest > oldest * (1 + thresholds.overloadRiseShare);
  return { isSaturated, isGrowing: isSaturated && isGrowing };
}
