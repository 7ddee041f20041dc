import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { type ListenerWatch, type WatchableEmitter, watchListeners } from './listener-watch.ts';

const notices: string[] = [];
const errors: unknown[] = [];
let watch: ListenerWatch | undefined;

function start(): ListenerWatch {
  watch = watchListeners({
    onNotice: (line) => notices.push(line),
    onError: (error) => errors.push(error),
  });
  return watch;
}
afterEach(() => {
  watch?.stop();
  expect(errors).toEqual([]);
  notices.length = 0;
});

const ofName = (name: string) => watch?.read().listeners.filter(({ emitter }) => emitter === name);

describe('the place of the addition', () => {
  class Leaky extends EventEmitter {}
  const leaky = new Leaky().setMaxListeners(0);
  const fillUp = (add: () => unknown) => {
    for (let i = 0; i < 12; i++) add();
  };

  test.each<[string, () => unknown]>([
    [
      'on',
      function addedByOn() {
        return leaky.on('on', () => {});
      },
    ],
    [
      'once',
      function addedByOnce() {
        return leaky.once('once', () => {});
      },
    ],
    [
      'prepend',
      function addedByPrepend() {
        return leaky.prependListener('prepend', () => {});
      },
    ],
  ])('%s', (event, add) => {
    start();
    fillUp(add);
    const found = ofName('Leaky')?.find((growth) => growth.event === event);
    expect(found).toMatchObject({ listeners: 12, emitters: 1 });
    expect(found?.addSites[0]).toMatchObject({
      url: expect.stringContaining('listener-watch.test.ts'),
      functionName: add.name,
    });
    leaky.removeAllListeners();
  });

  test('of an EventTarget', () => {
    start();
    const { signal } = new AbortController();
    fillUp(function addedToSignal() {
      signal.addEventListener('abort', () => {});
    });
    expect(ofName('AbortSignal')?.[0]).toMatchObject({ event: 'abort', listeners: 12 });
    expect(ofName('AbortSignal')?.[0]?.addSites[0]).toMatchObject({ functionName: 'addedToSignal' });
  });
});

test('warnings of Node.js are counted, and an emitter with an `on` of its own is seen by them', async () => {
  start();
  class Sealed extends EventEmitter {}
  const sealed = new Sealed();
  const bare = Object.getOwnPropertyDescriptor(EventEmitter.prototype, 'on');
  watch?.stop();
  const { on } = EventEmitter.prototype;
  Object.defineProperty(sealed, 'on', { value: on });
  expect(Object.getOwnPropertyDescriptor(EventEmitter.prototype, 'on')).toEqual(
    bare && { ...bare, value: on },
  );
  start();
  const quiet = process.listeners('warning').filter(({ name }) => name === 'onWarning');
  for (const listener of quiet) process.off('warning', listener);
  for (let i = 0; i < 11; i++) sealed.on('data', () => {});
  expect(ofName('Sealed')).toEqual([]);
  await new Promise((wake) => setImmediate(wake));
  for (const listener of quiet) process.on('warning', listener);
  expect(watch?.read().maxListenersWarnings).toBe(1);
  expect(ofName('Sealed')).toMatchObject([{ event: 'data', listeners: 11 }]);
});

describe('an emitter that is named', () => {
  test('of either kind of Node.js', () => {
    start();
    const emitter = new EventEmitter().on('placed', () => {});
    const target = new EventTarget();
    target.addEventListener('change', () => {});
    watch?.watchEmitter(emitter, 'orders');
    watch?.watchEmitter(target, 'settings');
    expect(ofName('orders')).toMatchObject([{ event: 'placed', listeners: 1 }]);
    expect(ofName('settings')).toMatchObject([{ event: 'change', listeners: 1 }]);
  });

  test('of a library, by its methods', () => {
    start();
    const foreign = { eventNames: () => ['tick'], listenerCount: () => 4 };
    watch?.watchEmitter(foreign, 'clock');
    expect(ofName('clock')).toMatchObject([{ event: 'tick', listeners: 4 }]);
    foreign.listenerCount = () => {
      throw new Error('theirs');
    };
    expect(ofName('clock')).toMatchObject([{ listeners: 0 }]);
  });

  test.each([undefined, null, 7, {}, 'text', () => {}])('%j is none, which is said', (value) => {
    start();
    watch?.watchEmitter(value as unknown as WatchableEmitter, 'orders');
    expect(notices).toEqual([expect.stringContaining('not watched')]);
  });

  test('a name that looks like data is other, which is said', () => {
    start();
    watch?.watchEmitter(
      new EventEmitter().on('placed', () => {}),
      'orders of jane@example.org',
    );
    expect(ofName('other')).toMatchObject([{ event: 'placed', listeners: 1 }]);
    expect(notices).toEqual([expect.stringContaining('as `other`')]);
  });
});

test('stopping leaves nothing behind', () => {
  const look = () => [
    Object.getOwnPropertyDescriptors(EventEmitter.prototype),
    Object.getOwnPropertyDescriptors(EventTarget.prototype),
    process.listeners('warning'),
  ];
  const bare = look();
  start();
  expect(look()).not.toEqual(bare);
  watch?.stop();
  expect(look()).toEqual(bare);
});
