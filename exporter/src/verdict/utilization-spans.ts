import { type EventLoopUtilization, performance } from 'node:perf_hooks';

type Read = (now?: EventLoopUtilization, before?: EventLoopUtilization) => EventLoopUtilization;

/** Share of time the event loop was busy, 0 to 1, each time since the time before. */
export function utilizationSpans(read: Read = performance.eventLoopUtilization): () => number {
  let before = read();
  return () => {
    const now = read();
    const { utilization } = read(now, before);
    before = now;
    return utilization;
  };
}
