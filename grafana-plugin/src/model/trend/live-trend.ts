import { fitTrendLine, MAX_POINTS } from '@heapwatch/exporter/trend-line';
import { thinHistory } from './byte-history.ts';

const MS_PER_HOUR = 3_600_000;
/** Two levels always lie on a line, so they say nothing about a trend; the third is the first evidence. */
const FEWEST_LEVELS = 3;

/** The robust line through the live set. */
export interface LiveTrend {
  readonly slopeBytesPerHour: number;
  /** Bytes on the line at a moment. */
  readonly valueAt: (timeMs: number) => number;
}

/**
 * Fits the live set in view. The live set is a step: it moves with major GCs only, so a line needs several levels,
 * not merely several scrapes. `undefined` when there are fewer than three.
 */
export function fitLiveTrend(
  timesMs: readonly number[],
  liveBytes: readonly (number | null | undefined)[],
): LiveTrend | undefined {
  const timesKnown: number[] = [];
  const bytesKnown: number[] = [];
  const levels = new Set<number>();
  for (let row = 0; row < timesMs.length; row += 1) {
    const [timeMs, value] = [timesMs[row], liveBytes[row]];
    if (timeMs === undefined || typeof value !== 'number' || !Number.isFinite(value)) continue;
    timesKnown.push(timeMs);
    bytesKnown.push(value);
    if (levels.size < FEWEST_LEVELS) levels.add(value);
  }
  if (levels.size < FEWEST_LEVELS) return undefined;
  // As the fit would thin them, which makes an object of each point first.
  const thin = thinHistory({ timesMs: timesKnown, bytes: bytesKnown }, MAX_POINTS);
  const line = fitTrendLine(thin.timesMs, thin.bytes);
  if (line === undefined) return undefined;
  return { slopeBytesPerHour: line.slopePerMs * MS_PER_HOUR, valueAt: (timeMs) => line.valueAt(timeMs) };
}
