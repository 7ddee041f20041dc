import type { Heapwatch } from './heapwatch.ts';

/** However often and from wherever this package is loaded, the isolate has one exporter: it is kept here. */
const KEY = Symbol.for('heapwatch.exporter');
const isolate = globalThis as { [KEY]?: Heapwatch };

export function runningHeapwatch(): Heapwatch | undefined {
  return isolate[KEY];
}

/** Starts the one of this isolate; `start` is given what forgets it when it is stopped. */
export function runHeapwatch(start: (onStop: () => void) => Heapwatch): Heapwatch {
  const heapwatch = start(() => {
    delete isolate[KEY];
  });
  isolate[KEY] = heapwatch;
  return heapwatch;
}
