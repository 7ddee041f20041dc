import type { ByteHistory } from './leak-row.ts';

/** Keeps at most `most` readings, evenly chosen, first and last among them: a picture has no more pixels. */
export function thinHistory(history: ByteHistory, most: number): ByteHistory {
  const { timesMs, bytes } = history;
  if (timesMs.length <= most) return history;
  const step = (timesMs.length - 1) / (most - 1);
  const rows = Array.from({ length: most }, (_, index) => Math.round(index * step));
  return { timesMs: rows.map((row) => timesMs[row] ?? 0), bytes: rows.map((row) => bytes[row]) };
}
