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

/** Where to scroll to such that a row is in view, as little as is needed. */
export function scrollTopFor(index: number, rowPx: number, scrollTopPx: number, heightPx: number): number {
  const top = index * rowPx;
  if (top < scrollTopPx) return top;
  return Math.max(scrollTopPx, top + rowPx - heightPx);
}
