import { type ByteHistory, thinHistory } from '../trend/byte-history.ts';
import { fitTrendBand } from '../trend/trend-band.ts';

/** SVG path data within the box that was asked for. */
export interface SparklinePaths {
  readonly steps: string;
  /** Absent where there are too few levels for a line. */
  readonly line?: string;
  readonly band?: string;
  readonly firstBytes: number;
  readonly lastBytes: number;
}

export interface SparklineBox {
  readonly fromMs: number;
  readonly toMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** More pairs of points would make a table of many rows slow, and a line of this size no better. */
const MOST_POINTS = 120;
/** The axis covers at least this share of the highest value, so that a few percent of noise stay flat. */
const LEAST_COVERED = 0.25;
const MARGIN_PX = 2;

/** `undefined` where there is no reading at all. */
export function sparklinePaths(history: ByteHistory, box: SparklineBox): SparklinePaths | undefined {
  const thin = thinHistory(history, MOST_POINTS);
  const known = thin.timesMs.flatMap((timeMs, row) => {
    const bytes = thin.bytes[row];
    return typeof bytes === 'number' ? [{ timeMs, bytes }] : [];
  });
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return undefined;

  const highest = Math.max(...known.map(({ bytes }) => bytes));
  const lowest = Math.min(highest * (1 - LEAST_COVERED), ...known.map(({ bytes }) => bytes));
  const x = (timeMs: number) =>
    round(((timeMs - box.fromMs) / Math.max(1, box.toMs - box.fromMs)) * box.widthPx);
  const y = (bytes: number) => {
    const share = (Math.min(highest, Math.max(lowest, bytes)) - lowest) / Math.max(1, highest - lowest);
    return round(box.heightPx - MARGIN_PX - share * (box.heightPx - 2 * MARGIN_PX));
  };
  const steps = known.map(({ timeMs, bytes }, index) =>
    index === 0 ? `M${x(timeMs)},${y(bytes)}` : `H${x(timeMs)}V${y(bytes)}`,
  );
  const ends = { steps: steps.join(''), firstBytes: first.bytes, lastBytes: last.bytes };
  const fit = fitTrendBand(thin);
  if (fit === undefined) return ends;
  const at = (timeMs: number, offset: number) => `${x(timeMs)},${y(fit.line.valueAt(timeMs) + offset)}`;
  return {
    ...ends,
    line: `M${at(first.timeMs, 0)}L${at(last.timeMs, 0)}`,
    band: `M${at(first.timeMs, fit.low)}L${at(last.timeMs, fit.low)}L${at(last.timeMs, fit.high)}L${at(first.timeMs, fit.high)}Z`,
  };
}

/** A tenth of a pixel is more than anyone sees. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
