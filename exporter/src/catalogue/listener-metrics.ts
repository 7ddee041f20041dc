import type { MetricRow } from './metric-row.ts';

/** Event listeners that pile up. */
export const LISTENER_METRICS = [
  {
    name: 'heapwatch_listeners',
    otelName: 'heapwatch.listeners',
    unit: '{listener}',
    kind: 'gauge',
    labels: ['isolate', 'emitter', 'event'],
    help: 'Listeners on emitters that once had more than 10 for an event, by class or given name of the emitter and by event.',
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
