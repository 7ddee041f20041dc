import { fitTrendLine } from '@heapwatch/exporter/trend-line';

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
  const times: number[] = [];
  const values: number[] = [];
  for (const [index, value] of liveBytes.entries()) {
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    times.push(timesMs[index] ?? Number.NaN);
    values.push(value);
  }
  if (new Set(values).size < FEWEST_LEVELS) return undefined;
  const line = fitTrendLine(times, values);
  if (line === undefined) return undefined;
  return { slopeBytesPerHour: line.slopePerMs * MS_PER_HOUR, valueAt: (timeMs) => line.valueAt(timeMs) };
}
