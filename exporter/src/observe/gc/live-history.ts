/** How the live set has developed, in bytes. */
export interface LiveHistory {
  readonly minBytes: number;
  readonly maxBytes: number;
  /** Mean of the last ten or so live sets, older ones weighing ever less. */
  readonly recentBytes: number;
  /** The same of the last 120 or so. */
  readonly longBytes: number;
  /** `recentBytes` over `longBytes`, less one: 0.05 is five percent up. */
  readonly trendRatio: number;
}

const RECENT = 10;
const LONG = 120;

/** The history with one more live set; exponentially weighted means that begin as plain ones. */
export function nextLiveHistory(
  before: LiveHistory | undefined,
  liveBytes: number,
  count: number,
): LiveHistory {
  if (before === undefined) {
    return {
      minBytes: liveBytes,
      maxBytes: liveBytes,
      recentBytes: liveBytes,
      longBytes: liveBytes,
      trendRatio: 0,
    };
  }
  const towards = (mean: number, span: number) => mean + (liveBytes - mean) / Math.min(span, count);
  const recentBytes = towards(before.recentBytes, RECENT);
  const longBytes = towards(before.longBytes, LONG);
  return {
    minBytes: Math.min(before.minBytes, liveBytes),
    maxBytes: Math.max(before.maxBytes, liveBytes),
    recentBytes,
    longBytes,
    trendRatio: longBytes === 0 ? 0 : recentBytes / longBytes - 1,
  };
}
