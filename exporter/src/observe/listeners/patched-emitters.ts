import { EventEmitter } from 'node:events';
import type { EventName, ListenerLayout } from './listener-layout.ts';
import { EVENT_THRESHOLD, LISTENER_THRESHOLD, MANY_EVENTS } from './listener-register.ts';
import { type Method, replaceMethods } from './replaced-methods.ts';

/** Takes an addition past the threshold. `ownFrames` are the calls of ours between the program and this one. */
export type Notice = (
  emitter: object,
  event: EventName,
  count: number,
  layout: ListenerLayout,
  ownFrames: number,
) => void;

export interface Patch {
  /** Takes the patch off. Where somebody has wrapped it since, what stays only hands on. */
  restore(): void;
}

const apply = Reflect.apply;
/** The replaced method and the look after it. */
const OWN_FRAMES = 2;

/**
 * Looks at every EventEmitter after a listener was added to it. `once` and `prependOnceListener` come through here
 * too, as Node.js builds them on these. Removals are left alone: what is there is counted when it is read.
 *
 * @throws TypeError when the prototype is frozen
 */
export function patchEmitters(layout: ListenerLayout, notice: Notice): Patch {
  let isOn = true;

  function look(emitter: object, event: unknown): void {
    if (typeof event !== 'string' && typeof event !== 'symbol') return;
    try {
      const count = layout.countListeners(emitter, event);
      if (count > LISTENER_THRESHOLD) notice(emitter, event, count, layout, OWN_FRAMES);
      else if (count === 1) {
        const events = layout.countEvents(emitter);
        if (events > EVENT_THRESHOLD) notice(emitter, MANY_EVENTS, events, layout, OWN_FRAMES);
      }
    } catch {
      // An emitter that only pretends to be one, such as a proxy. The program got what it asked for.
    }
  }

  const replaced = replaceMethods(
    EventEmitter.prototype,
    ['on', 'addListener', 'prependListener'],
    (original: Method): Method =>
      function (this: unknown) {
        // biome-ignore lint/complexity/noArguments: hands on what was given, its number included, at no cost
        const given = arguments;
        const result = apply(original, this, given);
        if (isOn) look(this as object, given[0]);
        return result;
      },
  );
  return {
    restore() {
      isOn = false;
      replaced.restore();
    },
  };
}
