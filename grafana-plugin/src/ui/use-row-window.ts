import { type RefObject, useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type RowWindow, rowWindow, scrollTopFor } from '../model/row-window.ts';

export interface ScrolledRows extends RowWindow {
  readonly scrollerRef: RefObject<HTMLDivElement>;
  readonly onScroll: () => void;
  /** Scrolls no further than needed for a row to be in view. */
  readonly reveal: (row: number) => void;
}

/** Which of many rows of one height to draw. Scrolling inside one row draws nothing anew. */
export function useRowWindow(rowCount: number, rowPx: number, viewPx: number): ScrolledRows {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const [topRow, setTopRow] = useState(0);
  const readTop = useCallback(() => {
    setTopRow(Math.floor((scrollerRef.current?.scrollTop ?? 0) / rowPx));
  }, [rowPx]);
  // The event comes once a frame and before it: rows that React drew later would leave this frame blank.
  const onScroll = useCallback(() => flushSync(readTop), [readTop]);
  const reveal = useCallback(
    (row: number) => {
      const scroller = scrollerRef.current;
      if (scroller === null) return;
      scroller.scrollTop = scrollTopFor(row, rowPx, scroller.scrollTop, viewPx);
      readTop();
    },
    [rowPx, viewPx, readTop],
  );
  // A list that became shorter may have been scrolled further than it reaches now.
  const top = Math.min(topRow, Math.max(0, rowCount - 1));
  return { scrollerRef, onScroll, reveal, ...rowWindow(rowCount, rowPx, top * rowPx, viewPx + rowPx) };
}
