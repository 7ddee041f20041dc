import type { Heapwatch } from './heapwatch.ts';

/** An exporter that does nothing: in a worker thread (not observed yet) and where the real one could not start. */
export function inertHeapwatch(): Heapwatch {
  const heapwatch: Heapwatch = {
    on: () => heapwatch,
    once: () => heapwatch,
    off: () => heapwatch,
    captureSnapshot: () =>
      Promise.resolve({
        outcome: 'refused',
        code: 'not_here',
        detail: 'heapwatch does not run in this isolate',
      }),
    preflight: () => Promise.resolve(undefined),
    captureHeapProfile: () =>
      Promise.resolve({
        outcome: 'refused',
        code: 'not_here',
        detail: 'heapwatch does not run in this isolate',
      }),
    watchEmitter: () => undefined,
    handler: (_request, response) => {
      response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('heapwatch does not run here\n');
    },
    attachMeterProvider: () => undefined,
    metricsAddress: undefined,
    controlAddress: undefined,
    ready: Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  return heapwatch;
}
