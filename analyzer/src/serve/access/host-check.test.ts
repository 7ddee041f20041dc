import { expect, test } from 'vitest';
import { isKnownHost, isLoopbackHost } from './host-check.ts';

test.each([
  ['localhost:9472', true],
  ['127.0.0.1', true],
  ['[::1]:9472', true],
  ['LOCALHOST', true],
  ['heap.example:9472', true],
  ['evil.example', false],
  ['localhost.evil.example', false],
  ['localhost:x', false],
  ['', false],
  [undefined, false],
])('on loopback %s is %s', (header, isKnown) => {
  expect(isKnownHost(header, { isLoopback: true, names: ['heap.example'] })).toBe(isKnown);
});

test('on another host any name, unless some are given', () => {
  expect(isKnownHost('any.example', { isLoopback: false, names: [] })).toBe(true);
  expect(isKnownHost('any.example', { isLoopback: false, names: ['heap.example'] })).toBe(false);
});

test('knows loopback', () => {
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].every(isLoopbackHost)).toBe(true);
  expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.evil.example'].some(isLoopbackHost)).toBe(false);
});
