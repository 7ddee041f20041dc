import { type RefObject, useCallback, useRef, useState } from 'react';

/** Rows rendered beyond each edge: a step of the keyboard always finds the next one. */
const OVERSCAN_ROWS = 4;

export interface RowWindow {
  readonly scrollerRef: RefObject<HTMLDivElement>;
  readonly onScroll: () => void;
  /** First row to render, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Scrolls no further than needed for a row to be in view. */
  readonly reveal: (row: number) => void;
}

/** Which of many rows of one height are in view, or nearly. */
export function useRowWindow(rowCount: number, rowPx: number, viewPx: number): RowWindow {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const [topRow, setTopRow] = useState(0);
  const onScroll = useCallback(() => {
    setTopRow(Math.floor((scrollerRef.current?.scrollTop ?? 0) / rowPx));
  }, [rowPx]);
  const reveal = useCallback(
    (row: number) => {
      const scroller = scrollerRef.current;
      if (scroller === null) return;
      const lowest = Math.min(scroller.scrollTop, row * rowPx);
      scroller.scrollTop = Math.max(lowest, (row + 1) * rowPx - viewPx);
      setTopRow(Math.floor(scroller.scrollTop / rowPx));
    },
    [rowPx, viewPx],
  );
  // A list that became shorter may have been scrolled further than it reaches now.
  const top = Math.min(topRow, Math.max(0, rowCount - 1));
  return {
    scrollerRef,
    onScroll,
    from: Math.max(0, top - OVERSCAN_ROWS),
    to: Math.min(rowCount, top + Math.ceil(viewPx / rowPx) + 1 + OVERSCAN_ROWS),
    reveal,
  };
}
