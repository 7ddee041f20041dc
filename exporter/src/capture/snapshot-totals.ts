import type { Collector, SeriesWriter } from '../catalogue/series.ts';

const OUTCOMES = ['captured', 'refused', 'failed'] as const;
export type SnapshotOutcome = (typeof OUTCOMES)[number];

/** What is kept of the newest capture. */
export interface LastSnapshot {
  readonly startedAt: string;
  readonly durationSeconds: number;
  readonly pauseSeconds: number;
  readonly sizeBytes: number;
}

/** How many snapshots were asked for, by outcome, and the newest one. */
export class SnapshotTotals implements Collector {
  readonly #counts: Record<SnapshotOutcome, number> = { captured: 0, refused: 0, failed: 0 };
  #last: LastSnapshot | undefined;

  count(outcome: SnapshotOutcome, count = 1): void {
    this.#counts[outcome] += count;
  }

  captured(snapshot: LastSnapshot): void {
    this.count('captured');
    this.#last = snapshot;
  }

  collect(series: SeriesWriter): void {
    for (const outcome of OUTCOMES) {
      series.value('heapwatch_snapshots_total', this.#counts[outcome], { outcome });
    }
    const last = this.#last;
    if (last === undefined) return;
    series.value('heapwatch_snapshot_last_timestamp_seconds', Date.parse(last.startedAt) / 1000);
    series.value('heapwatch_snapshot_last_duration_seconds', last.durationSeconds);
    series.value('heapwatch_snapshot_last_pause_seconds', last.pauseSeconds);
    series.value('heapwatch_snapshot_last_size_bytes', last.sizeBytes);
  }
}
