import { EventEmitter } from 'node:events';
import type { ListenerLayout } from './listener-layout.ts';
import { lookThrough, type Notice } from './listener-look.ts';
import { type Method, replaceMethods } from './replaced-methods.ts';

export interface Patch {
  /** Takes the patch off. Where somebody has wrapped it since, what stays only hands on. */
  restore(): void;
}

const apply = Reflect.apply;

/**
 * Looks at every EventEmitter after a listener was added to it. `once` and `prependOnceListener` come through here
 * too, as Node.js builds them on these. Removals are left alone: what is there is counted when it is read.
 *
 * @throws TypeError when the prototype is frozen
 */
export function patchEmitters(layout: ListenerLayout, notice: Notice): Patch {
  let isOn = true;
  const look = lookThrough(layout, notice);

  const replaced = replaceMethods(
    EventEmitter.prototype,
    ['on', 'addListener', 'prependListener'],
    (original: Method): Method =>
      function (this: unknown) {
        // biome-ignore lint/complexity/noArguments: hands on what was given, its number included, at no cost
        const given = arguments;
        const result = apply(original, this, given);
        if (isOn) look(this, given[0]);
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
