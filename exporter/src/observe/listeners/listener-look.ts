import type { EventName, ListenerLayout } from './listener-layout.ts';
import { EVENT_THRESHOLD, LISTENER_THRESHOLD, MANY_EVENTS } from './listener-register.ts';

/** Takes an addition past a threshold. `ownFrames` are the calls of ours between the program and this one. */
export type Notice = (
  emitter: object,
  event: EventName,
  count: number,
  layout: ListenerLayout,
  ownFrames: number,
) => void;

/** The look and the replaced method that asks for it. */
const OWN_FRAMES = 2;

/** What a replaced method does after the addition: it looks how many listeners there are now, and notes too many. */
export function lookThrough(
  layout: ListenerLayout,
  notice: Notice,
): (emitter: unknown, event: unknown) => void {
  return (emitter, event) => {
    if (typeof event !== 'string' && typeof event !== 'symbol') return;
    try {
      const count = layout.countListeners(emitter as object, event);
      if (count > LISTENER_THRESHOLD) {
        notice(emitter as object, event, count, layout, OWN_FRAMES);
      } else if (count === 1) {
        const events = layout.countEvents(emitter as object);
        if (events > EVENT_THRESHOLD) notice(emitter as object, MANY_EVENTS, events, layout, OWN_FRAMES);
      }
    } catch {
      // An emitter that only pretends to be one, such as a proxy. The program got what it asked for.
    }
  };
}
