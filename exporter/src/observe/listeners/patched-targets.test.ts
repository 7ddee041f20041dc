import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { targetLayout } from './listener-layout.ts';
import type { Notice } from './listener-look.ts';
import type { Patch } from './patched-emitters.ts';
import { patchTargets } from './patched-targets.ts';

const layout = targetLayout();
if (layout === undefined) throw new Error('this Node.js has another layout');
const BARE = Object.getOwnPropertyDescriptors(EventTarget.prototype);

let patch: Patch | undefined;
function patchWith(notice: Notice) {
  patch = patchTargets(layout as NonNullable<typeof layout>, notice);
}
afterEach(() => {
  patch?.restore();
  patch = undefined;
  expect(Object.getOwnPropertyDescriptors(EventTarget.prototype)).toEqual(BARE);
});

test('targets and signals past the threshold are noticed, the same listener twice is not', () => {
  const seen: unknown[] = [];
  patchWith((target, event, count) => seen.push([target, event, count]));
  const target = new EventTarget();
  setMaxListeners(0, target);
  const { signal } = new AbortController();
  const same = () => {};
  for (let i = 0; i < 30; i++) target.addEventListener('change', same);
  for (let i = 0; i < 10; i++) target.addEventListener('change', () => {});
  for (let i = 0; i < 11; i++) signal.addEventListener('abort', () => {}, { once: true });
  expect(seen).toEqual([
    [target, 'change', 11],
    [signal, 'abort', 11],
  ]);
});

test('errors, return values and the look of the method are Node’s', () => {
  const look = (patched: boolean) => {
    if (patched) patchWith(() => {});
    const method = EventTarget.prototype.addEventListener as (...given: unknown[]) => unknown;
    const target = new EventTarget();
    const attempt = (call: () => unknown) => {
      try {
        return call();
      } catch (error) {
        return error instanceof Error && [error.name, error.message, 'code' in error && error.code];
      }
    };
    return [
      attempt(() => method.call(target, 'a', () => {})),
      attempt(() => method.call(target, 'a')),
      attempt(() => method.call(target)),
      attempt(() => method.call(target, 'a', 7)),
      attempt(() => method.call(target, Symbol('a'), () => {})),
      attempt(() => method.call({}, 'a', () => {})),
      attempt(() => method.call(undefined, 'a', () => {})),
      attempt(() => method.call(target, 'a', () => {}, { signal: 'none' })),
      attempt(() => typeof Reflect.construct(method, [])),
      method.name,
      method.length,
      String(Object.getOwnPropertyNames(method)),
    ].map((value) =>
      Array.isArray(value) && /constructor/.test(String(value[1])) ? 'no constructor' : value,
    );
  };
  const bare = look(false);
  expect(bare).toContain('no constructor');
  expect(look(true)).toEqual(bare);
});

const type = fc.constantFrom('a', 'b', '__proto__');
const flags = fc.record(
  { capture: fc.boolean(), once: fc.boolean(), passive: fc.boolean() },
  { requiredKeys: [] },
);
const step = fc.record({
  do: fc.constantFrom('add', 'add', 'remove', 'dispatch', 'abort'),
  type,
  who: fc.nat(2),
  flags,
});

/** Everything a program can see of a run of steps. */
function play(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): unknown[] {
  const log: unknown[] = [];
  const target = new EventTarget();
  const controller = new AbortController();
  const functions = [0, 1].map((who) => (event: Event) => {
    log.push(['called', who, event.type]);
    if (who === 1) target.addEventListener('b', listeners[0] as (event: Event) => void, { once: true });
  });
  const object = { handleEvent: (event: Event) => log.push(['called', 2, event.type]) };
  const listeners = [...functions, object];
  for (const { do: what, type, who, flags } of steps) {
    const listener = listeners[who] as (event: Event) => void;
    if (what === 'add')
      log.push(target.addEventListener(type, listener, { ...flags, signal: controller.signal }));
    if (what === 'remove') log.push(target.removeEventListener(type, listener, flags));
    if (what === 'dispatch') log.push(target.dispatchEvent(new Event(type)));
    if (what === 'abort' && who === 0) controller.abort();
  }
  return log;
}

test('any sequence of calls is the same with the patch and without', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), (sequence) => {
      const bare = play(sequence);
      patchWith(() => {});
      const patched = play(sequence);
      patch?.restore();
      expect(patched).toEqual(bare);
    }),
    { numRuns: 300 },
  );
});
