/** The event loop is busier than this under load. */
const MOST_UTILIZATION = 0.7;
/**
 * From the end of a probe to the next: often enough for a verdict within a minute, and less than the three seconds between
 * two looks, of which the probe itself and a late timer take a part.
 */
const SHORTEST_MS = 2_500;
/** A probe may take this share of the time since the last one, or that of the budget if it is more. */
const USUAL_SHARE = 0.05;
const HOUR_MS = 3_600_000;

/**
 * Says when a major GC may be forced. Time is spent from a budget that fills up evenly over an hour, and is full at the start:
 * a young process is probed every three seconds, and an old one as often as the budget lasts.
 */
export class ProbeBudget {
  private readonly msPerHour: number;
  private readonly mostShare: number;
  private leftMs: number;
  private filledMs: number;
  private lastMs = Number.NEGATIVE_INFINITY;
  private lastCostMs = 0;

  constructor(msPerHour: number, nowMs: number) {
    this.msPerHour = msPerHour;
    this.mostShare = Math.max(USUAL_SHARE, msPerHour / HOUR_MS);
    this.leftMs = msPerHour;
    this.filledMs = nowMs;
  }

  /** Whether there is room for a probe as dear as the last one, and the process has time for it. */
  allows(nowMs: number, utilization: number): boolean {
    this.fill(nowMs);
    const sinceMs = nowMs - this.lastMs;
    return (
      utilization <= MOST_UTILIZATION &&
      sinceMs >= SHORTEST_MS &&
      this.lastCostMs <= sinceMs * this.mostShare &&
      this.lastCostMs <= this.leftMs &&
      this.leftMs > 0
    );
  }

  spend(nowMs: number, costMs: number): void {
    this.fill(nowMs);
    this.leftMs -= costMs;
    this.lastCostMs = costMs;
    this.lastMs = nowMs;
  }

  private fill(nowMs: number): void {
    const filled = this.leftMs + ((nowMs - this.filledMs) / HOUR_MS) * this.msPerHour;
    this.leftMs = Math.min(this.msPerHour, filled);
    this.filledMs = nowMs;
  }
}
