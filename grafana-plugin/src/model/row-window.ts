/** The rows to draw out of many of one height. */
export interface RowWindow {
  readonly first: number;
  /** After the last. */
  readonly end: number;
  /** At least as many as are ever drawn at once: row and row + slotCount are never both. */
  readonly slotCount: number;
}

/** Drawn beyond the edges, so that a quick scroll meets rows and no blank. */
const OVERSCAN = 8;

export function rowWindow(count: number, rowPx: number, scrollTopPx: number, heightPx: number): RowWindow {
  const first = Math.max(0, Math.min(count, Math.floor(scrollTopPx / rowPx)) - OVERSCAN);
  const end = Math.min(count, Math.ceil((scrollTopPx + heightPx) / rowPx) + OVERSCAN);
  const slotCount = Math.ceil(heightPx / rowPx) + 1 + 2 * OVERSCAN;
  return { first: Math.min(first, end), end, slotCount };
}

/**
 * The rows of a window in the order in which they stand in the page: each keeps its place there until it leaves the
 * window, and the row that comes into view then takes it. A browser that is spared moving elements need not work out
 * their styles again. Counted from a row, `settled`, whose window is in the order of its rows. A place may be empty.
 */
export function placesOf(
  { first, end, slotCount }: RowWindow,
  settled: number,
): readonly (number | undefined)[] {
  const shift = (((first - settled) % slotCount) + slotCount) % slotCount;
  return Array.from({ length: slotCount }, (_, place) => {
    const row = first + ((place - shift + slotCount) % slotCount);
    return row < end ? row : undefined;
  });
}

/** Where to scroll to such that a row is in view, as little as is needed. */
export function scrollTopFor(index: number, rowPx: number, scrollTopPx: number, heightPx: number): number {
  const top = index * rowPx;
  if (top < scrollTopPx) return top;
  return Math.max(scrollTopPx, top + rowPx - heightPx);
}
