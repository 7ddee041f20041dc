import type { MetricRow } from './metric-row.ts';

/** Event listeners that pile up. */
export const LISTENER_METRICS = [
  {
    name: 'heapwatch_listeners',
    otelName: 'heapwatch.listeners',
    unit: '{listener}',
    kind: 'gauge',
    labels: ['isolate', 'emitter', 'event'],
    help: 'Event listeners that pile up, by emitter and event.',
  },
  {
    name: 'heapwatch_max_listeners_warnings_total',
    otelName: 'heapwatch.max_listeners_warnings',
    unit: '{warning}',
    kind: 'counter',
    labels: ['isolate'],
    help: 'MaxListenersExceededWarnings that Node.js gave.',
  },
] as const satisfies readonly MetricRow[];
