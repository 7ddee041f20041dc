import type { ByteHistory } from './byte-history.ts';
import { fitLiveTrend, type LiveTrend } from './live-trend.ts';

/** A robust line, and how far nine of ten readings are from it, in bytes: `low` is negative or 0. */
export interface TrendBand {
  readonly line: LiveTrend;
  readonly low: number;
  readonly high: number;
}

const LOW_QUANTILE = 0.05;
const HIGH_QUANTILE = 0.95;

/** `undefined` where there are too few levels for a line. */
export function fitTrendBand({ timesMs, bytes }: ByteHistory): TrendBand | undefined {
  const line = fitLiveTrend(timesMs, bytes);
  if (line === undefined) return undefined;
  const residuals: number[] = [];
  for (const [index, value] of bytes.entries()) {
    if (typeof value === 'number' && Number.isFinite(value)) {
      residuals.push(value - line.valueAt(timesMs[index] ?? 0));
    }
  }
  residuals.sort((a, b) => a - b);
  return {
    line,
    low: Math.min(0, quantile(residuals, LOW_QUANTILE)),
    high: Math.max(0, quantile(residuals, HIGH_QUANTILE)),
  };
}

/** Of sorted numbers, the nearest one. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round((sorted.length - 1) * share)] ?? 0;
}
