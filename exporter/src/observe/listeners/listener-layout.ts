import { EventEmitter } from 'node:events';

export type EventName = string | symbol;

/** How the listeners of one kind of emitter are counted. Reading costs nothing that grows with their number. */
export interface ListenerLayout {
  countListeners(emitter: object, event: EventName): number;
  /** How many events have listeners. */
  countEvents(emitter: object): number;
  eventNames(emitter: object): Iterable<EventName>;
}

/** What Node.js keeps its emitters' listeners in: a function for one, an array for more. */
interface Events {
  readonly _events?: Readonly<Record<EventName, unknown>>;
  readonly _eventsCount?: number;
}

const emitterFields: ListenerLayout = {
  countListeners(emitter, event) {
    const listeners = (emitter as Events)._events?.[event];
    if (typeof listeners === 'function') return 1;
    return Array.isArray(listeners) ? listeners.length : 0;
  },
  countEvents: (emitter) => (emitter as Events)._eventsCount ?? 0,
  eventNames: (emitter) => Reflect.ownKeys((emitter as Events)._events ?? {}),
};

/** Emitters that are not made by `node:events`, by the methods they share with those. They may run the program's code. */
interface ForeignEmitter {
  listenerCount(event: EventName): unknown;
  eventNames(): unknown;
}

const foreignMethods: ListenerLayout = {
  countListeners(emitter, event) {
    const count = (emitter as ForeignEmitter).listenerCount(event);
    return typeof count === 'number' && count > 0 ? count : 0;
  },
  countEvents: (emitter) => foreignNames(emitter).length,
  eventNames: foreignNames,
};

function foreignNames(emitter: object): readonly EventName[] {
  const names = (emitter as ForeignEmitter).eventNames();
  if (!Array.isArray(names)) return [];
  return names.filter((name) => typeof name === 'string' || typeof name === 'symbol');
}

/** The layout of this Node.js' EventEmitter; undefined when it is not the one known here. */
export function emitterLayout(): ListenerLayout | undefined {
  const probe = new EventEmitter();
  probe.on('probe', () => {}).on('probe', () => {});
  const isKnown =
    emitterFields.countListeners(probe, 'probe') === 2 && emitterFields.countEvents(probe) === 1;
  return isKnown ? emitterFields : undefined;
}

interface TargetLayout extends ListenerLayout {
  isTarget(emitter: object): boolean;
}

/** The layout of this Node.js' EventTarget, found by a symbol that it keeps to itself; undefined when it has none. */
export function targetLayout(): TargetLayout | undefined {
  const probe = new EventTarget();
  probe.addEventListener('probe', () => {});
  probe.addEventListener('probe', () => {}, { passive: true });
  const key = Object.getOwnPropertySymbols(probe).find(({ description }) => description === 'kEvents');
  if (key === undefined) return undefined;

  const { isMap } = process.getBuiltinModule('node:util').types;
  const get = Map.prototype.get;
  const keys = Map.prototype.keys;
  const rootsOf = (target: object) => (target as Record<symbol, Map<string, unknown> | undefined>)[key];
  const layout: TargetLayout = {
    // Node.js makes its own maps without `Map` on their prototype chain.
    isTarget: (target) => isMap(rootsOf(target)),
    countListeners(target, event) {
      const roots = rootsOf(target);
      if (roots === undefined) return 0;
      const root = Reflect.apply(get, roots, [event]) as { readonly size?: number } | undefined;
      return root?.size ?? 0;
    },
    countEvents: (target) => rootsOf(target)?.size ?? 0,
    eventNames(target) {
      const roots = rootsOf(target);
      return roots === undefined ? [] : (Reflect.apply(keys, roots, []) as Iterable<EventName>);
    },
  };
  const isKnown = layout.isTarget(probe) && layout.countListeners(probe, 'probe') === 2;
  return isKnown ? layout : undefined;
}

/** How to count the listeners of an emitter that was handed over; undefined when it is no emitter at all. */
export function layoutOf(emitter: object, targets: TargetLayout | undefined): ListenerLayout | undefined {
  if (targets?.isTarget(emitter)) return targets;
  if (emitter instanceof EventEmitter) return emitterLayout();
  const isForeign = ['listenerCount', 'eventNames'].every(
    (method) => typeof Reflect.get(emitter, method) === 'function',
  );
  return isForeign ? foreignMethods : undefined;
}
