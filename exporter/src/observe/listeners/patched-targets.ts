import type { ListenerLayout } from './listener-layout.ts';
import { lookThrough, type Notice } from './listener-look.ts';
import type { Patch } from './patched-emitters.ts';
import { type Method, replaceMethods } from './replaced-methods.ts';

const apply = Reflect.apply;

/**
 * Looks at every EventTarget, AbortSignals among them, after a listener was added to it. What Node.js' own parts add
 * through the prototype (a request that is given a signal) is seen too.
 *
 * @throws TypeError when the prototype is frozen
 */
export function patchTargets(layout: ListenerLayout, notice: Notice): Patch {
  let isOn = true;
  const look = lookThrough(layout, notice);

  // A method by its form, as the original is: it cannot be called with `new`.
  const wrap = (original: Method): Method =>
    ({
      addEventListener(this: unknown) {
        // biome-ignore lint/complexity/noArguments: one argument or none is an error, so its number has to be handed on
        const given = arguments;
        const result = apply(original, this, given);
        if (isOn) look(this, given[0]);
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
