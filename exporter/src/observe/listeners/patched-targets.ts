import type { ListenerLayout } from './listener-layout.ts';
import { EVENT_THRESHOLD, LISTENER_THRESHOLD, MANY_EVENTS } from './listener-register.ts';
import type { Notice, Patch } from './patched-emitters.ts';
import { type Method, replaceMethods } from './replaced-methods.ts';

const apply = Reflect.apply;
/** The replaced method and the look after it. */
const OWN_FRAMES = 2;

/**
 * Looks at every EventTarget, AbortSignals among them, after a listener was added to it. What Node.js' own parts add
 * through the prototype (a request that is given a signal) is seen too.
 *
 * @throws TypeError when the prototype is frozen
 */
export function patchTargets(layout: ListenerLayout, notice: Notice): Patch {
  let isOn = true;

  function look(target: object, event: unknown): void {
    if (typeof event !== 'string') return;
    try {
      const count = layout.countListeners(target, event);
      if (count > LISTENER_THRESHOLD) notice(target, event, count, layout, OWN_FRAMES);
      else if (count === 1) {
        const events = layout.countEvents(target);
        if (events > EVENT_THRESHOLD) notice(target, MANY_EVENTS, events, layout, OWN_FRAMES);
      }
    } catch {
      // A target that only pretends to be one, such as a proxy. The program got what it asked for.
    }
  }

  // A method by its form, as the original is: it cannot be called with `new`.
  const wrap = (original: Method): Method =>
    ({
      addEventListener(this: unknown) {
        // biome-ignore lint/complexity/noArguments: one argument or none is an error, so its number has to be handed on
        const given = arguments;
        const result = apply(original, this, given);
        if (isOn) look(this as object, given[0]);
        return result;
      },
    }).addEventListener;

  const replaced = replaceMethods(EventTarget.prototype, ['addEventListener'], wrap);
  return {
    restore() {
      isOn = false;
      replaced.restore();
    },
  };
}
