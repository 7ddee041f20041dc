import type { Cell } from './condensed-history.ts';
import { earlyPace } from './patience.ts';
import type { MemoryKind } from './sample.ts';
import type { Thresholds } from './thresholds.ts';
import type { LeakState } from './verdict.ts';

const HOUR_MS = 3600_000;
/** A gap is so many times the span of the sample before. */
const GAP_SPANS = 8;

interface Quiet {
  readonly cells: readonly Cell[];
  readonly memory: MemoryKind;
  readonly isOverload: boolean;
  readonly isEarly: boolean;
  readonly isHeapTotalKnown: boolean;
  /** When samples came again after the last long gap; the past before it says nothing of what happened in it. */
  readonly resumedMs: number;
  readonly thresholds: Thresholds;
}

/** The state of a kind of memory that does not leak. */
export function quietState({
  cells,
  memory,
  isOverload,
  isEarly,
  isHeapTotalKnown,
  resumedMs,
  thresholds,
}: Quiet): LeakState {
  const oldest = cells[0];
  const newest = cells.at(-1);
  if (oldest === undefined || newest === undefined) return 'warming_up';
  if (isOverload && memory === 'heap') return 'overload';
  const seenHours = (newest.toMs - oldest.fromMs) / HOUR_MS;
  const ageHours = (newest.toMs - newest.bornMs) / HOUR_MS;
  const warmUpHours = leastSeenHours(memory, isEarly, isHeapTotalKnown, thresholds);
  if (Math.min(seenHours, ageHours) < warmUpHours) return 'warming_up';
  if (newest.toMs - resumedMs < warmUpHours * HOUR_MS) return 'not_enough_gcs';
  // what a judgement of now can lean on: the readings of the patience
  const fromMs = Math.max(newest.toMs - thresholds.patienceHours * HOUR_MS, resumedMs);
  let readings = 0;
  let firstMs = newest.toMs;
  let lastMs: number | undefined;
  for (let i = cells.length - 1; i >= 0 && readings < thresholds.leastPoints; i--) {
    const cell = cells[i] as Cell;
    if (cell.toMs < fromMs) break;
    if (cell.memory[memory].count === 0) continue;
    readings += cell.memory[memory].count;
    firstMs = cell.toMs;
    lastMs ??= cell.toMs;
  }
  // readings that came often, and then no more, are of the past
  const unreadMs = newest.toMs - (lastMs ?? 0);
  const isPast = unreadMs > warmUpHours * HOUR_MS && unreadMs > (newest.toMs - firstMs) / 2;
  return readings < thresholds.leastPoints || isPast ? 'not_enough_gcs' : 'stable';
}

/** Whether so much time went by unseen that what was known before it is out of date: as much as a new process has to be seen. */
export function isLongGap(
  spanMs: number,
  spanBeforeMs: number,
  isEarly: boolean,
  thresholds: Thresholds,
): boolean {
  const least = leastSeenHours('heap', isEarly, true, thresholds) * HOUR_MS;
  return spanMs > Math.max(least, GAP_SPANS * spanBeforeMs);
}

function leastSeenHours(
  memory: MemoryKind,
  isEarly: boolean,
  isHeapTotalKnown: boolean,
  thresholds: Thresholds,
): number {
  return isEarly ? earlyPace(memory, isHeapTotalKnown, thresholds).speakHours : thresholds.warmUpHours;
}
