import { EventEmitter, once } from 'node:events';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { emitterLayout } from './listener-layout.ts';
import type { Notice } from './listener-look.ts';
import { type Patch, patchEmitters } from './patched-emitters.ts';

const layout = emitterLayout();
if (layout === undefined) throw new Error('this Node.js has another layout');
const PROTOTYPE = EventEmitter.prototype;
const BARE = Object.getOwnPropertyDescriptors(PROTOTYPE);

let patch: Patch | undefined;
function patchWith(notice: Notice) {
  patch = patchEmitters(layout as NonNullable<typeof layout>, notice);
}
afterEach(() => {
  patch?.restore();
  patch = undefined;
  expect(Object.getOwnPropertyDescriptors(PROTOTYPE)).toEqual(BARE);
});

type Seen = [emitter: unknown, event: unknown, count: number];
function collect(): Seen[] {
  const seen: Seen[] = [];
  patchWith((emitter, event, count) => seen.push([emitter, event, count]));
  return seen;
}

test('additions past the threshold are noticed, by whichever method', () => {
  const seen = collect();
  const emitter = new EventEmitter().setMaxListeners(0);
  const listener = () => {};
  for (let i = 0; i < 10; i++) emitter.on('data', listener);
  expect(seen).toEqual([]);
  emitter.addListener('data', listener);
  emitter.once('data', listener);
  emitter.prependListener('data', listener);
  emitter.prependOnceListener('data', listener);
  emitter.on('other', listener);
  expect(seen.map(([, , count]) => count)).toEqual([11, 12, 13, 14]);
  expect(seen.every(([who, event]) => who === emitter && event === 'data')).toBe(true);
});

test('emitters of every make: streams, own `on`, old-style inheritance, mixed in', () => {
  const seen = collect();
  class Own extends EventEmitter {
    override on(event: string, listener: () => void) {
      return super.on(event, listener);
    }
  }
  function Old(this: EventEmitter) {
    EventEmitter.call(this);
  }
  Object.setPrototypeOf(Old.prototype, PROTOTYPE);
  const mixed = Object.assign(() => {}, PROTOTYPE) as unknown as EventEmitter;
  const emitters = [new Readable({ read() {} }), new Own(), Reflect.construct(Old, []), mixed];
  for (const emitter of emitters) {
    emitter.setMaxListeners(0);
    for (let i = 0; i < 11; i++) emitter.on('custom', () => {});
  }
  expect(seen.map(([emitter]) => emitter)).toEqual(emitters);
});

test('events without number are noticed by their number', () => {
  const seen = collect();
  const emitter = new EventEmitter();
  for (let i = 0; i < 201; i++) emitter.once(`reply ${i}`, () => {});
  expect(seen).toEqual([[emitter, expect.any(Symbol), 201]]);
});

test('errors, return values and odd arguments are Node’s', () => {
  const odd = (patched: boolean) => {
    if (patched) collect();
    const emitter = new EventEmitter();
    const attempt = (call: () => unknown) => {
      try {
        return call() === emitter;
      } catch (error) {
        return error instanceof Error && [error.name, error.message, 'code' in error && error.code];
      }
    };
    const on = emitter.on as (...given: unknown[]) => unknown;
    return [
      attempt(() => on.call(emitter, 'a', () => {})),
      attempt(() => on.call(emitter)),
      attempt(() => on.call(emitter, 'a')),
      attempt(() => on.call(emitter, 'a', 'no function')),
      attempt(() => on.call(emitter, 7, () => {})),
      attempt(() => on.call(emitter, undefined, () => {})),
      attempt(() => on.call(emitter, { toString: () => 'text' }, () => {})),
      attempt(() => on.call(undefined, 'a', () => {})),
      emitter.eventNames(),
      on.name,
      on.length,
      String(Object.getOwnPropertyNames(on)),
      emitter.on === emitter.addListener,
    ];
  };
  const bare = odd(false);
  expect(odd(true)).toEqual(bare);
});

test('one who wrapped us keeps a wrapper that does nothing', () => {
  const seen = collect();
  const ours = PROTOTYPE.on;
  const theirs = function (this: EventEmitter, ...given: Parameters<typeof ours>) {
    return ours.apply(this, given);
  };
  PROTOTYPE.on = theirs;
  patch?.restore();
  try {
    expect(PROTOTYPE.on).toBe(theirs);
    expect(PROTOTYPE.addListener).toBe(BARE.addListener.value);
    const emitter = new EventEmitter().setMaxListeners(0);
    for (let i = 0; i < 20; i++) emitter.on('data', () => {});
    expect(emitter.listenerCount('data')).toBe(20);
    expect(seen).toEqual([]);
  } finally {
    Object.defineProperty(PROTOTYPE, 'on', BARE.on);
  }
});

test('a notice that fails does not reach the program', () => {
  patchWith(() => {
    throw new Error('ours');
  });
  const emitter = new EventEmitter().setMaxListeners(0);
  for (let i = 0; i < 20; i++) emitter.on('data', () => {});
  expect(emitter.listenerCount('data')).toBe(20);
});

const event = fc.constantFrom(
  'a',
  'b',
  'error',
  Symbol.for('s'),
  '__proto__',
  'newListener',
  'removeListener',
);
const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('on', 'addListener', 'once', 'prependListener', 'prependOnceListener'),
    event,
    who: fc.nat(5),
  }),
  fc.record({ do: fc.constantFrom('off', 'removeListener'), event, who: fc.nat(5) }),
  fc.record({ do: fc.constant('emit'), event, who: fc.nat(5) }),
  fc.record({
    do: fc.constant('removeAllListeners'),
    event: fc.option(event, { nil: undefined }),
    who: fc.nat(5),
  }),
  fc.record({ do: fc.constant('setMaxListeners'), event: fc.constant(undefined), who: fc.nat(5) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function argumentsOf(method: string, event: string | symbol | undefined, who: number) {
  if (method === 'emit') return [event, who];
  if (method === 'removeAllListeners') return event === undefined ? [] : [event];
  return method === 'setMaxListeners' ? [who] : undefined;
}

/** Everything a program can see of a run of steps. Some listeners add and remove others while they are called. */
function play(steps: readonly Step[]): unknown[] {
  const log: unknown[] = [];
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error) => void log.push(['warned', String(warning)]);
  try {
    playInto(log, steps);
  } finally {
    process.emitWarning = emitWarning;
  }
  return log;
}

function playInto(log: unknown[], steps: readonly Step[]): void {
  const emitter = new EventEmitter();
  let depth = 0;
  const listeners = Array.from(
    { length: 6 },
    (_, who) =>
      function named(this: unknown, ...given: unknown[]) {
        log.push(['called', who, this === emitter, given.filter((value) => typeof value !== 'function')]);
        if (++depth < 3) {
          if (who === 3) emitter.once('b', listeners[0] as () => void);
          if (who === 4) emitter.off('a', listeners[1] as () => void);
        }
        depth--;
        if (who === 5) throw new Error('thrown by a listener');
      },
  );
  for (const { do: method, event, who } of steps) {
    const given = argumentsOf(method, event, who) ?? [event, listeners[who]];
    try {
      const result: unknown = Reflect.apply(Reflect.get(emitter, method) as () => unknown, emitter, given);
      log.push([method, result === emitter ? 'itself' : result]);
    } catch (error) {
      log.push([method, String(error)]);
    }
    log.push(
      emitter
        .eventNames()
        .map((name) => [
          name,
          emitter.listeners(name).map((l) => listeners.indexOf(l as never)),
          emitter.rawListeners(name).length,
        ]),
      emitter.getMaxListeners(),
    );
  }
}

test('any sequence of calls is the same with the patch and without', { timeout: 120_000 }, () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 80, size: 'max' });
  // chance seldom makes as many on one event as the patch takes notice of
  const many: Step[] = Array.from({ length: 40 }, (_, n) => ({ do: 'on', event: 'a', who: n % 3 }));
  let noticed = 0;
  fc.assert(
    fc.property(steps, (sequence) => {
      const bare = play(sequence);
      patchWith(() => noticed++);
      const patched = play(sequence);
      patch?.restore();
      expect(patched).toEqual(bare);
    }),
    { numRuns: 300, examples: [[many]] },
  );
  expect(noticed).toBeGreaterThan(0);
});

test('the promises of `once` and the iterators of `on` work on patched emitters', async () => {
  collect();
  const emitter = new EventEmitter();
  const waiting = once(emitter, 'a');
  emitter.emit('a', 1);
  expect(await waiting).toEqual([1]);
  const iterator = EventEmitter.on(emitter, 'b');
  emitter.emit('b', 2);
  expect(await iterator.next()).toEqual({ value: [2], done: false });
  await iterator.return?.();
  expect(emitter.eventNames()).toEqual([]);
});
