import type { Cell } from './condensed-history.ts';
import { earlyPace } from './patience.ts';
import type { MemoryKind } from './sample.ts';
import type { Thresholds } from './thresholds.ts';
import type { LeakState } from './verdict.ts';

const HOUR_MS = 3600_000;

interface Quiet {
  readonly cells: readonly Cell[];
  readonly memory: MemoryKind;
  readonly isOverload: boolean;
  readonly isEarly: boolean;
  readonly isHeapTotalKnown: boolean;
  readonly thresholds: Thresholds;
}

/** The state of a kind of memory that does not leak. */
export function quietState({
  cells,
  memory,
  isOverload,
  isEarly,
  isHeapTotalKnown,
  thresholds,
}: Quiet): LeakState {
  const oldest = cells[0];
  const newest = cells.at(-1);
  if (oldest === undefined || newest === undefined) return 'warming_up';
  if (isOverload && memory === 'heap') return 'overload';
  const seenHours = (newest.toMs - oldest.fromMs) / HOUR_MS;
  const ageHours = (newest.toMs - newest.bornMs) / HOUR_MS;
  const warmUpHours = isEarly
    ? earlyPace(memory, isHeapTotalKnown, thresholds).speakHours
    : thresholds.warmUpHours;
  if (Math.min(seenHours, ageHours) < warmUpHours) return 'warming_up';
  if (memory === 'native') return 'stable';
  // what a judgement of now can lean on: the readings of the patience
  const fromMs = newest.toMs - thresholds.patienceHours * HOUR_MS;
  let readings = 0;
  for (let i = cells.length - 1; i >= 0 && readings < thresholds.leastPoints; i--) {
    const cell = cells[i] as Cell;
    if (cell.toMs < fromMs) break;
    readings += cell.memory[memory].count;
  }
  return readings < thresholds.leastPoints ? 'not_enough_gcs' : 'stable';
}
