import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type MaxListenersWarning, watchMaxListenersWarnings } from './max-listeners-warnings.ts';

test('warnings of that name are reported with their emitter or target, others are not', () => {
  const source = new EventEmitter();
  const seen: MaxListenersWarning[] = [];
  const stop = watchMaxListenersWarnings((warning) => seen.push(warning), source);
  const emitter = new EventEmitter();
  const target = new EventTarget();
  const warning = (about: object) =>
    Object.assign(new Error(), { name: 'MaxListenersExceededWarning' }, about);
  source.emit('warning', warning({ emitter, type: 'data' }));
  source.emit('warning', warning({ target, type: 'abort' }));
  source.emit('warning', warning({}));
  source.emit('warning', Object.assign(new Error(), { name: 'DeprecationWarning' }));
  source.emit('warning', undefined);
  expect(seen).toEqual([
    { emitter, event: 'data' },
    { emitter: target, event: 'abort' },
    { emitter: undefined, event: undefined },
  ]);
  stop();
  expect(source.eventNames()).toEqual([]);
});
