import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { placesOf, type RowWindow, rowWindow, scrollTopFor } from '../model/row-window.ts';

/** Without a further step for so long, scrolling has come to rest. */
const REST_MS = 150;

export interface ScrolledRows extends RowWindow {
  readonly scrollerRef: RefObject<HTMLDivElement>;
  readonly onScroll: () => void;
  /** The rows to draw as they are to stand in the page: in order, except while it scrolls. */
  readonly places: readonly (number | undefined)[];
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
  const window = rowWindow(rowCount, rowPx, top * rowPx, viewPx + rowPx);
  return { scrollerRef, onScroll, reveal, ...window, places: placesOf(window, useRest(window.first)) };
}

/** The number as it was when it last stood still. */
function useRest(value: number): number {
  const [rest, setRest] = useState(value);
  useEffect(() => {
    if (value === rest) return undefined;
    const timer = setTimeout(() => setRest(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value, rest]);
  return rest;
}
