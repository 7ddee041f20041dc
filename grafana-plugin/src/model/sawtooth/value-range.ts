/** How far the byte axis reaches, and whether the limit is on it. */
export interface ValueRange {
  readonly topBytes: number;
  readonly isLimitInView: boolean;
}

/** A limit up to this many times the highest value is drawn; beyond it the teeth would be too flat to read. */
const LIMIT_REACH = 4;
const HEADROOM = 1.08;

/** `highestBytes` is the greatest value to draw besides the limit; 0 when there is none. */
export function valueRange(highestBytes: number, limitBytes: number | undefined): ValueRange {
  const isLimitInView =
    limitBytes !== undefined && (highestBytes === 0 || limitBytes <= highestBytes * LIMIT_REACH);
  const highest = isLimitInView ? Math.max(highestBytes, limitBytes) : highestBytes;
  return { topBytes: highest === 0 ? 1 : highest * HEADROOM, isLimitInView };
}
