import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('numbers names apart and gives the lowest free number out again', () => {
  const slots = new Slots();
  expect([slots.take('resize'), slots.take('resize'), slots.take('mail'), slots.take('resize')]).toEqual([
    'resize-1',
    'resize-2',
    'mail-1',
    'resize-3',
  ]);
  slots.release('resize-3');
  slots.release('resize-1');
  expect([slots.take('resize'), slots.take('resize'), slots.take('resize')]).toEqual([
    'resize-1',
    'resize-3',
    'resize-4',
  ]);
});

test('takes names with hyphens for what they are', () => {
  const slots = new Slots();
  const label = slots.take('pdf-to-png');
  slots.take('pdf-to-png');
  slots.release(label);
  expect(slots.take('pdf-to-png')).toBe('pdf-to-png-1');
});
