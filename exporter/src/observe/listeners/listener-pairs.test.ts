import { expect, test } from 'vitest';
import { ListenerPairs } from './listener-pairs.ts';

test('the first pairs keep their names for life, all later ones are one', () => {
  const pairs = new ListenerPairs(2);
  const first = pairs.get('Server', 'request');
  pairs.get('Socket', 'data');
  expect(pairs.get('Socket', 'error')).toMatchObject({ emitter: 'other', event: 'other' });
  expect(pairs.get('Server', 'other')).toBe(pairs.get('Socket', 'error'));
  expect(pairs.get('Server', 'request')).toBe(first);
  expect(pairs.all().map(({ emitter, event }) => `${emitter} ${event}`)).toEqual([
    'Server request',
    'Socket data',
    'other other',
  ]);
});

test('growth is of the last minutes, not of the whole life', () => {
  const pair = new ListenerPairs(1).get('Server', 'request');
  const readAt = (minute: number, listeners: number) => {
    pair.listeners = listeners;
    pair.markTime(minute * 60_000);
    return pair.growthPerMinute(minute * 60_000);
  };
  expect(readAt(0, 0)).toBe(0);
  expect(readAt(1, 600)).toBe(600);
  // A pool that filled up at first and has not grown since.
  for (let minute = 2; minute <= 12; minute++) readAt(minute, 600);
  expect(readAt(13, 600)).toBe(0);
  expect(readAt(14, 700)).toBeGreaterThan(10);
});
