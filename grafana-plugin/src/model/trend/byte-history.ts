/** What was read of a memory over time, oldest first; where nothing was read there is a gap. */
export type ByteHistory = Readings<number | null | undefined>;

interface Readings<Bytes> {
  readonly timesMs: readonly number[];
  readonly bytes: readonly Bytes[];
}

/** Keeps at most `most` readings, evenly chosen, first and last among them: a picture has no more pixels. */
export function thinHistory<Bytes>(history: Readings<Bytes>, most: number): Readings<Bytes> {
  const { timesMs, bytes } = history;
  if (timesMs.length <= most) return history;
  const step = (timesMs.length - 1) / (most - 1);
  const rows = Array.from({ length: most }, (_, index) => Math.round(index * step));
  return { timesMs: rows.map((row) => timesMs[row] ?? 0), bytes: rows.map((row) => bytes[row] as Bytes) };
}
