import { expect, test } from 'vitest';
import { EventHub, type GcEvent } from './events.ts';

const pause: GcEvent = { isolate: 'main', kind: 'minor', pauseSeconds: 0.001, startedMs: 1, count: 1 };

test('a listener that throws is reported and the others still hear', () => {
  const errors: [string, unknown][] = [];
  const hub = new EventHub((...report) => errors.push(report));
  const heard: string[] = [];
  hub.on('gc', () => {
    throw new Error('of the app');
  });
  hub.on('gc', ({ kind }) => heard.push(kind));
  hub.emit('gc', pause);
  expect(heard).toEqual(['minor']);
  expect(errors).toEqual([['gc', new Error('of the app')]]);
});

test('once hears once, off no more, removeAll nobody', () => {
  const hub = new EventHub(() => undefined);
  const heard: string[] = [];
  const steady = () => heard.push('steady');
  hub.once('gc', () => heard.push('once'));
  hub.on('gc', steady);
  hub.emit('gc', pause);
  hub.emit('gc', pause);
  hub.off('gc', steady);
  hub.emit('gc', pause);
  hub.on('gc', steady);
  hub.removeAll();
  hub.emit('gc', pause);
  expect(heard).toEqual(['once', 'steady', 'steady']);
});

test('what is no function is told instead of thrown', () => {
  const errors: string[] = [];
  const hub = new EventHub((event, error) => errors.push(`${event}: ${error}`));
  const nothing = undefined as unknown as () => void;
  hub.on('gc', nothing);
  hub.once('snapshot', nothing);
  hub.off('gc', nothing);
  expect(errors).toEqual([
    'gc: TypeError: it is not a function',
    'snapshot: TypeError: it is not a function',
  ]);
  expect(hub.has('gc')).toBe(false);
});
