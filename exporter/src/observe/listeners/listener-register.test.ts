import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { AddSite } from './add-sites.ts';
import type { EventName, ListenerLayout } from './listener-layout.ts';
import { ListenerRegister, MANY_EVENTS, MOST_NAMED_PAIRS } from './listener-register.ts';

/** An emitter is its counts here. */
class Fake {
  readonly counts = new Map<EventName, number>();
}
class Orders extends Fake {}

const layout: ListenerLayout = {
  countListeners: (emitter, event) => (emitter as Fake).counts.get(event) ?? 0,
  countEvents: (emitter) => (emitter as Fake).counts.size,
  eventNames: (emitter) => (emitter as Fake).counts.keys(),
};

function setUp() {
  const clock = { nowMs: 0 };
  const sampled: number[] = [];
  let place: AddSite = { url: '/app/server.js', line: 22, column: 5 };
  const register = new ListenerRegister({
    nowMs: () => clock.nowMs,
    readAddSite: (ownFrames) => {
      sampled.push(ownFrames);
      return place;
    },
  });
  /** As the patch does: the listener is there already when the register is told. */
  const add = (emitter: Fake, event: EventName, count: number) => {
    emitter.counts.set(event, count);
    register.notice(emitter, event, count, layout, 2);
  };
  const at = (line: number) => {
    place = { url: '/app/server.js', line, column: 5 };
  };
  const read = () =>
    register
      .read()
      .listeners.map(({ emitter, event, listeners, emitters }) => [emitter, event, listeners, emitters]);
  return { clock, sampled, register, add, at, read };
}

describe('what is read', () => {
  test('is counted then, summed by emitter name and event', () => {
    const { add, read } = setUp();
    const [one, two] = [new Orders(), new Orders()];
    add(one, 'placed', 11);
    add(two, 'placed', 20);
    add(two, Symbol('closed'), 12);
    one.counts.set('placed', 7);
    expect(read()).toEqual([
      ['Orders', 'placed', 27, 2],
      ['Orders', 'closed', 12, 1],
    ]);
    two.counts.clear();
    expect(read()).toContainEqual(['Orders', 'closed', 0, 0]);
    expect(read()).toEqual(read());
  });

  test('names that look like data, and pairs beyond the first, are other', () => {
    const { add, read } = setUp();
    const emitter = new Orders();
    add(emitter, 'user-42', 11);
    add(emitter, 'user-43', 12);
    for (let i = 1; i < MOST_NAMED_PAIRS; i++) add(emitter, 'x'.repeat(i), 11);
    expect(read()).toHaveLength(MOST_NAMED_PAIRS);
    expect(read()[0]).toEqual(['Orders', 'other', 23, 2]);
    add(emitter, 'late', 15);
    add(emitter, 'later', 16);
    expect(read()).toHaveLength(MOST_NAMED_PAIRS + 1);
    expect(read()).toContainEqual(['other', 'other', 31, 2]);
  });

  test('the number of events counts as such where there are too many', () => {
    const { register, read } = setUp();
    const emitter = new Orders();
    for (let i = 0; i < 300; i++) emitter.counts.set(`reply ${i}`, 1);
    register.notice(emitter, MANY_EVENTS, 300, layout, 2);
    expect(read()).toEqual([['Orders', 'other', 300, 1]]);
  });

  test('fastest growing first', () => {
    const { add, clock, register } = setUp();
    const [still, growing] = [new Orders(), new Fake()];
    add(still, 'placed', 900);
    add(growing, 'data', 11);
    register.read();
    clock.nowMs = 60_000;
    add(growing, 'data', 41);
    const [first, second] = register.read().listeners;
    expect(first).toMatchObject({ emitter: 'Fake', event: 'data', listeners: 41, growthPerMinute: 30 });
    expect(second).toMatchObject({ emitter: 'Orders', growthPerMinute: 0 });
  });

  test('an emitter that throws when it is asked has none', () => {
    const { register, add, read } = setUp();
    const { proxy, revoke } = Proxy.revocable(new Orders(), {});
    add(proxy, 'placed', 11);
    register.watch(proxy, 'orders', layout);
    revoke();
    expect(read()).toEqual([
      ['Orders', 'placed', 0, 0],
      ['orders', 'placed', 0, 0],
    ]);
  });
});

describe('places are sampled', () => {
  test('only where a number rises, at most four in a second, the stack counted from the program', () => {
    const { add, at, clock, sampled, register } = setUp();
    const stable = new Orders();
    const growing = new Fake();
    add(stable, 'placed', 50);
    for (let i = 0; i < 1000; i++) add(stable, 'placed', 50);
    expect(sampled).toEqual([3]);
    at(7);
    for (let i = 0; i < 100_000; i++) add(growing, 'data', 11 + i);
    expect(sampled).toHaveLength(6);
    clock.nowMs = 1000;
    for (let i = 0; i < 5000; i++) add(growing, 'data', 100_011 + i);
    expect(sampled.length).toBeLessThanOrEqual(10);
    const [first] = register.read().listeners;
    expect(first?.addSites).toEqual([
      { url: '/app/server.js', line: 7, column: 5, samples: sampled.length - 1 },
    ]);
  });

  test('again after a reading, however high the number once was', () => {
    const { add, clock, sampled, register } = setUp();
    const emitter = new Orders();
    add(emitter, 'placed', 5000);
    emitter.counts.set('placed', 20);
    register.read();
    clock.nowMs = 5000;
    add(emitter, 'placed', 21);
    expect(sampled).toHaveLength(2);
  });
});

describe('memory is bounded', () => {
  test('the first emitters have room, later ones are untracked, one far past the threshold still finds some', () => {
    const { add, register } = setUp();
    const emitters = Array.from({ length: 2000 }, () => new Orders());
    for (const emitter of emitters) add(emitter, 'placed', 11);
    expect(register.read()).toMatchObject({ tracked: 200, untracked: 1800 });
    add(new Fake(), 'data', 5000);
    expect(register.read().tracked).toBe(201);
    for (const emitter of emitters) add(emitter, 'shipped', 5000);
    expect(register.read().tracked).toBe(250);
  });

  test('room is made from those that have no listeners left, at most every 10 seconds', () => {
    const { add, clock, register } = setUp();
    const emitters = Array.from({ length: 800 }, () => new Orders());
    for (const emitter of emitters) add(emitter, 'placed', 11);
    for (const emitter of emitters) emitter.counts.clear();
    add(new Orders(), 'placed', 11);
    expect(register.read()).toMatchObject({ tracked: 0, untracked: 601 });
    for (const emitter of emitters) add(emitter, 'placed', 11);
    for (const emitter of emitters) emitter.counts.clear();
    clock.nowMs = 10_000;
    const live = new Orders();
    add(live, 'placed', 11);
    expect(register.read()).toMatchObject({ tracked: 1, untracked: 1201 });
  });

  test('no emitter is kept alive', async () => {
    setFlagsFromString('--expose-gc');
    const gc: () => void = runInNewContext('gc');
    const { add, register, read } = setUp();
    (() => {
      const gone = new Orders();
      add(gone, 'placed', 11);
      register.watch(gone, 'orders', layout);
    })();
    await new Promise((wake) => setImmediate(wake));
    gc();
    expect(read().map(([, , listeners]) => listeners)).toEqual([0, 0]);
    expect(register.read().tracked).toBe(0);
  });
});

describe('an emitter that was given a name', () => {
  test('is counted from the first listener on, under that name', () => {
    const { add, register, read } = setUp();
    const emitter = new Orders();
    emitter.counts.set('placed', 1).set('shipped', 3);
    register.watch(emitter, 'orders', layout);
    expect(read()).toEqual([
      ['orders', 'shipped', 3, 1],
      ['orders', 'placed', 1, 1],
    ]);
    add(emitter, 'placed', 11);
    expect(read()).toContainEqual(['orders', 'placed', 11, 1]);
  });

  test('takes what is known of it along, and may be named again', () => {
    const { add, register, read } = setUp();
    const emitter = new Orders();
    add(emitter, 'placed', 11);
    register.watch(emitter, 'orders', layout);
    register.watch(emitter, 'purchases', layout);
    expect(read()).toContainEqual(['purchases', 'placed', 11, 1]);
    expect(read()).toContainEqual(['Orders', 'placed', 0, 0]);
    expect(register.read().tracked).toBe(1);
  });

  test('has its events bounded', () => {
    const { register } = setUp();
    const emitter = new Orders();
    for (let i = 0; i < 1000; i++) emitter.counts.set(`event ${i}`, 1);
    register.watch(emitter, 'orders', layout);
    register.read();
    expect(register.read().tracked).toBe(50);
  });
});
