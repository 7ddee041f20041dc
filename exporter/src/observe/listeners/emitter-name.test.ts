import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { nameEmitter } from './emitter-name.ts';

test('the class, or the nearest one that has a name', () => {
  class Orders extends EventEmitter {}
  expect(nameEmitter(new Orders())).toBe('Orders');
  expect(nameEmitter(new (class extends Orders {})())).toBe('Orders');
  expect(nameEmitter(new AbortController().signal)).toBe('AbortSignal');
  expect(nameEmitter(Object.create(EventEmitter.prototype))).toBe('EventEmitter');
});

test('nothing of the program runs, and what is no class has no name', () => {
  let calls = 0;
  class Sly extends EventEmitter {
    static override get name() {
      calls++;
      return 'Sly';
    }
  }
  const sly = Object.defineProperty(new Sly(), 'constructor', { get: () => calls++ });
  expect(nameEmitter(sly)).toBe('EventEmitter');
  expect(calls).toBe(0);
  expect(nameEmitter(Object.create(null))).toBe('');
});
