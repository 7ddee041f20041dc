import type { EventHub } from './events.ts';
import type { Heapwatch } from './heapwatch.ts';

/** The methods of an exporter for its events; each returns the exporter, as an EventEmitter's do. */
export function eventMethods(
  events: EventHub,
  exporter: () => Heapwatch,
): Pick<Heapwatch, 'on' | 'once' | 'off'> {
  return {
    on: (event, listener) => {
      events.on(event, listener);
      return exporter();
    },
    once: (event, listener) => {
      events.once(event, listener);
      return exporter();
    },
    off: (event, listener) => {
      events.off(event, listener);
      return exporter();
    },
  };
}
