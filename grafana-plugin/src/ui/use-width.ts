import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width that an element has, in CSS pixels; 0 until it is known. */
export function useWidth<Box extends HTMLElement>(): readonly [RefObject<Box>, number] {
  const box = useRef<Box>(null);
  const [widthPx, setWidthPx] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => setWidthPx(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, widthPx];
}
