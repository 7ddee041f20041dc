import { describe, expect, test } from 'vitest';
import { labelOf } from './listener-label.ts';

describe('a name is published as it is', () => {
  test.each([
    'data',
    'request',
    'http2Session',
    'base-url',
    'order:placed',
    'user joined',
    '*',
    '_read',
    '$destroy',
    'größe',
    'x'.repeat(32),
  ])('%s', (name) => {
    expect(labelOf(name)).toBe(name);
  });

  test('a symbol by its description', () => {
    expect(labelOf(Symbol('events.errorMonitor'))).toBe('events.errorMonitor');
  });
});

describe('what looks like data is other', () => {
  test.each([
    'user-42',
    'room-7',
    'reply:3f2b',
    '12',
    'a3f9c2d',
    'jane@example.org',
    'f1c0ffee-0000-4000-8000-000000000000',
    '/home/jane/letters',
    'C:\\letters',
    'two\nlines',
    '',
    ' ',
    'ٱ٤٢',
    'x'.repeat(33),
  ])('%j', (name) => {
    expect(labelOf(name)).toBe('other');
  });

  test('a symbol that says nothing, or data', () => {
    expect(labelOf(Symbol())).toBe('other');
    expect(labelOf(Symbol('jane@example.org'))).toBe('other');
  });
});
