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
    reading:
      'A line that only rises is a listener leak; `GET /v1/listeners` says where they are added. EventEmitter, EventTarget and AbortSignal alike. No series until an emitter has more than 10; an emitter with over 200 different events counts by their number, as event `other`. The first 32 pairs keep their names for life, later ones and names that look like data (numbers, `@`, paths, over 32 characters) are `other`. Counted on at most 250 pairs of an emitter and an event.',
  },
  {
    name: 'heapwatch_max_listeners_warnings_total',
    otelName: 'heapwatch.max_listeners_warnings',
    unit: '{warning}',
    kind: 'counter',
    labels: ['isolate'],
    help: 'MaxListenersExceededWarnings that Node.js gave.',
    reading:
      'Node.js warns once for each event of an emitter, so the number says how many emitters went over their maximum, not how far. Warnings before the exporter was started are not in it.',
  },
] as const satisfies readonly MetricRow[];
