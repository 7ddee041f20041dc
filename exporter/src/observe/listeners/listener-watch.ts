import type { EventEmitter } from 'node:events';
import { readAddSite } from './call-site.ts';
import { labelOf, OTHER } from './listener-label.ts';
import { emitterLayout, layoutOf, targetLayout } from './listener-layout.ts';
import type { Notice } from './listener-look.ts';
import { type ListenerReading, ListenerRegister } from './listener-register.ts';
import { watchMaxListenersWarnings } from './max-listeners-warnings.ts';
import { type Patch, patchEmitters } from './patched-emitters.ts';
import { patchTargets } from './patched-targets.ts';

/** Any emitter: Node.js' own two kinds, or one with the methods that EventEmitter has to ask it. */
export type WatchableEmitter =
  | EventEmitter
  | EventTarget
  | { listenerCount(event: string | symbol): number; eventNames(): readonly (string | symbol)[] };

export interface ListenerWatchReports {
  /** Takes one line for a person. */
  readonly onNotice: (line: string) => void;
  readonly onError: (error: unknown) => void;
}

/** The listeners of this isolate, whoever added them. */
export interface ListenerWatch {
  /** Counts now. Nothing is reset. */
  read(): ListenerReading & { readonly maxListenersWarnings: number };
  /** Counts all events of `emitter` from the first listener on, under `name`. Never throws. */
  watchEmitter(emitter: WatchableEmitter, name: string): void;
  /** Puts the prototypes back as they were. */
  stop(): void;
}

/**
 * Watches EventEmitter and EventTarget by their prototypes. What cannot be patched is told once, and the rest goes on.
 */
export function watchListeners(reports: ListenerWatchReports): ListenerWatch {
  const { onNotice, onError } = reports;
  const register = new ListenerRegister({ nowMs: () => performance.now(), readAddSite });
  const emitters = emitterLayout();
  const targets = targetLayout();
  const notice: Notice = (emitter, event, count, layout, ownFrames) => {
    try {
      register.notice(emitter, event, count, layout, ownFrames + 1);
    } catch (error) {
      onError(error);
    }
  };

  let maxListenersWarnings = 0;
  const patches: Patch[] = [];
  const tryPatch = (what: string, patch: (() => Patch) | undefined) => {
    try {
      if (patch === undefined) throw new TypeError('this Node.js keeps its listeners in a way unknown here');
      patches.push(patch());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      onNotice(`the listeners of ${what} are not counted: ${why}`);
    }
  };
  tryPatch('EventEmitter', emitters && (() => patchEmitters(emitters, notice)));
  tryPatch('EventTarget', targets && (() => patchTargets(targets, notice)));

  const stopWarnings = watchMaxListenersWarnings(({ emitter, event }) => {
    maxListenersWarnings++;
    // Sees emitters with an `on` of their own, too. Who added the listener is no longer on the stack.
    if (emitter === undefined || (typeof event !== 'string' && typeof event !== 'symbol')) return;
    try {
      const layout = layoutOf(emitter, targets);
      if (layout === undefined) return;
      register.notice(emitter, event, layout.countListeners(emitter, event), layout, undefined);
    } catch (error) {
      onError(error);
    }
  });

  return {
    read: () => ({ ...register.read(), maxListenersWarnings }),
    watchEmitter(emitter, name) {
      try {
        const isObject = typeof emitter === 'function' || (typeof emitter === 'object' && emitter !== null);
        const layout = isObject ? layoutOf(emitter, targets) : undefined;
        if (layout === undefined) throw new TypeError('it is neither an EventEmitter nor an EventTarget');
        if (labelOf(name) === OTHER) {
          onNotice('watchEmitter: a name with numbers, signs or over 32 characters is published as `other`');
        }
        register.watch(emitter, name, layout);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        onNotice(`watchEmitter: the emitter is not watched: ${why}`);
      }
    },
    stop() {
      stopWarnings();
      for (const patch of patches) patch.restore();
    },
  };
}
