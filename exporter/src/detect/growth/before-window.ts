import type { Cell } from '../condensed-history.ts';
import type { MemoryKind } from '../sample.ts';
import { beyondLevellingLaw, type LawComparison } from './levelling-law.ts';
import { type WindowPoints, windowPoints } from './window-points.ts';
import { fitWithinLives } from './within-lives.ts';

const HOUR_MS = 3600_000;
/** Standard errors at which a slope before the window is beyond doubt. */
const BEYOND_DOUBT = 2;
/** Points before the window without which nothing is said of it. */
const LEAST_POINTS = 6;

/** The slope over the same time before the window. @returns undefined where half of that was not seen */
export function earlierGrowth(
  cells: readonly Cell[],
  memory: MemoryKind,
  fromMs: number,
  hours: number,
): { readonly slope: number; readonly isBeyondDoubt: boolean } | undefined {
  if ((cells[0]?.fromMs ?? fromMs) > fromMs - 0.5 * hours * HOUR_MS) return undefined;
  const points = windowPoints(cells, memory, fromMs - hours * HOUR_MS, { untilMs: fromMs });
  if (points.count < LEAST_POINTS) return undefined;
  const fit = fitWithinLives(points, points.hours, points.levels, points.loads);
  if (fit === undefined) return undefined;
  return { slope: fit.slope, isBeyondDoubt: fit.slope > BEYOND_DOUBT * fit.slopeError };
}

/** Minor GCs a second over three windows before this one. @returns undefined where too little of that was seen */
export function loadBefore(cells: readonly Cell[], fromMs: number, hours: number): number | undefined {
  let gcs = 0;
  let countedMs = 0;
  for (let i = cells.length - 1; i >= 0; i--) {
    const cell = cells[i] as Cell;
    if (cell.toMs > fromMs) continue;
    if (cell.toMs < fromMs - 3 * hours * HOUR_MS) break;
    gcs += cell.minorGcs;
    countedMs += cell.countedMs;
  }
  return countedMs > 0.3 * hours * HOUR_MS ? (gcs / countedMs) * 1000 : undefined;
}

/**
 * The height that the level, less its load, had before the window and did not keep.
 * @param isStrict looks at the peaks of minutes too, for growth that wants to be told soon
 */
export function heightBefore(
  cells: readonly Cell[],
  memory: MemoryKind,
  fromMs: number,
  loadFactor: number,
  usualLoad: number,
  isStrict: boolean,
): number | undefined {
  const points = windowPoints(cells, memory, cells[0]?.fromMs ?? fromMs);
  let highest: number | undefined;
  const level = (i: number) =>
    (points.levels[i] as number) - loadFactor * ((points.loads[i] as number) - usualLoad);
  const end = countBefore(points, fromMs);
  for (let i = 0; i < end; i++) {
    const [a, b, c] = [level(Math.max(0, i - 1)), level(i), level(Math.min(end - 1, i + 1))] as const;
    const middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    highest = Math.max(highest ?? middle, middle);
  }
  if (!isStrict) return highest;
  for (const cell of cells) {
    if (cell.toMs > fromMs) break;
    const peak = cell.memory[memory].peakBytes;
    if (peak > (highest ?? Number.NEGATIVE_INFINITY)) highest = peak;
  }
  return highest;
}

/** Before the window it must have grown at this share of the window's slope for its whole life to be of one piece. */
const SAME_GROWTH = 0.5;

/** Whether growth was there before the window too, or began with the window or hardly before it. */
export function isOldGrowth(
  cells: readonly Cell[],
  memory: MemoryKind,
  fromMs: number,
  slope: number,
): boolean {
  const points = windowPoints(cells, memory, cells[0]?.fromMs ?? fromMs);
  return slopeBefore(points, fromMs) >= SAME_GROWTH * slope;
}

/** Growth of the whole history beside a law that levels off; what was read of young processes is left out. */
export function lifeBeyondLaw(
  cells: readonly Cell[],
  memory: MemoryKind,
  loadFactor: number,
  warmUpHours: number,
): LawComparison | undefined {
  const oldest = cells[0];
  const newest = cells.at(-1);
  if (oldest === undefined || newest === undefined) return undefined;
  const leastAgeMs = Math.min(warmUpHours * HOUR_MS, (newest.toMs - oldest.fromMs) / 8);
  const points = windowPoints(cells, memory, oldest.fromMs, { leastAgeMs });
  if (points.count < LEAST_POINTS) return undefined;
  const mean = points.loads.reduce((a, b) => a + b, 0) / points.count;
  const adjusted = points.levels.map((level, i) => level - loadFactor * ((points.loads[i] as number) - mean));
  return beyondLevellingLaw(points, adjusted, 'birth');
}

/** From the first quarter to the last, in the newest life. Infinity where it began with the window, near enough. */
function slopeBefore(points: WindowPoints, fromMs: number): number {
  const end = countBefore(points, fromMs);
  const newest = points.lives[points.count - 1];
  let first = points.lives.indexOf(newest as number);
  if (first < 0) first = 0;
  if (end - first < LEAST_POINTS) return Number.POSITIVE_INFINITY;
  const quarter = Math.max(2, (end - first) >> 2);
  let rise = 0;
  for (let i = 0; i < quarter; i++) {
    rise += (points.levels[end - 1 - i] as number) - (points.levels[first + i] as number);
  }
  const hours = ((points.hours[end - 1] as number) - (points.hours[first] as number)) * 0.75;
  return hours > 0 ? rise / quarter / hours : Number.POSITIVE_INFINITY;
}

function countBefore(points: WindowPoints, ms: number): number {
  let count = 0;
  while (count < points.count && points.fromMs + (points.hours[count] as number) * HOUR_MS <= ms) count += 1;
  return count;
}

/** How all memory but the native moved in a window: from its beginning to its end, and between highest and lowest; by its thirds. */
export function othersMove(
  cells: readonly Cell[],
  fromMs: number,
  toMs: number,
): { readonly riseBytes: number; readonly swingBytes: number } {
  const points = windowPoints(cells, 'others', fromMs, { untilMs: toMs });
  const third = Math.floor(points.count / 3);
  if (third === 0) return { riseBytes: 0, swingBytes: 0 };
  const means = [0, 1, 2].map((part) => {
    const levels = points.levels.subarray(part * third, (part + 1) * third);
    return levels.reduce((a, b) => a + b, 0) / third;
  });
  const rise = ((means[2] as number) - (means[0] as number)) * 1.5;
  return { riseBytes: rise, swingBytes: (Math.max(...means) - Math.min(...means)) * 1.5 };
}
