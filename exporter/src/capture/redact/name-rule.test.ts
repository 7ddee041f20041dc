import { expect, test } from 'vitest';
import { mayStay, redactScriptName } from './name-rule.ts';
import { StringUse } from './string-uses.ts';

const { value, name, program, system, key, leftOut } = StringUse;
const KNOWN = new Set(['sha256', '<symbol kHandle>']);

test.each([
  ['a text', 'hunter', value, false],
  ['a text that is a name too', 'cache', value | name, true],
  ['a property', 'sessions', name, true],
  ['a private field', '#queue', name, true],
  ['an accessor', 'get size', name, true],
  ['a name in another script', 'größe', name, true],
  ['a digit or two', 'point3D2', name, true],
  ['a digit run', 'order47', name, false],
  ['a random identifier', 'a3f9c2d', name, false],
  ['40 characters', 'a'.repeat(40), name, true],
  ['41 characters', 'a'.repeat(41), name, false],
  ['an address', 'ann@example.com', name, false],
  ['two words', 'bad token', name, false],
  ['what is known', 'sha256', name, true],
  ['what is known, but only a text', 'sha256', value, false],
  ['a symbol', '<symbol token>', name, false],
  ['a symbol that is known', '<symbol kHandle>', name, true],
  ['a key', 'sessions', name | key, false],
  ['a key that the program says too', 'sessions', name | key | program, true],
  ['a key that is known', 'sha256', name | key, true],
  ['a function with a text for a name', 'GET /orders/4711', program, false],
  ["V8's", '(GC roots)', system, true],
  ["V8's, numbered", '12 / StringEqual', system, true],
  ["Node.js' own", 'Node / std::basic_string', system, true],
  ['code of a function', '(code for #translate)', system | program, true],
  ['a window', 'Window / https://example.com/?token=x', system, false],
  ['a long number that is a text too', '4711', system | value, false],
  ['a short number that is a text too', '12', system | value, true],
  ['a number that V8 left out', 'heap number', leftOut, true],
  ['a number that V8 wrote', '3.14', leftOut, false],
  ['what nothing uses', 'anything', 0, false],
])('%s', (_, text, uses, stays) => {
  expect(mayStay(text, uses, KNOWN)).toBe(stays);
});

test.each([
  ['/srv/app/cart.js', '/srv/app/cart.js'],
  [
    'file:///srv/app/node_modules/lodash@4.17.21/a b.js',
    'file:///srv/app/node_modules/lodash@4.17.21/a b.js',
  ],
  ['C:\\app\\cart.js', 'C:\\app\\cart.js'],
  ['node:internal/timers', 'node:internal/timers'],
  ['/releases/20261121/cart.js', '/releases/?/cart.js'],
  ['/app/a.js?token=x', '/app/?'],
  ['https://example.com/a.js', undefined],
  ['data:text/javascript,1', undefined],
])('script %s', (text, expected) => {
  expect(redactScriptName(text, () => '?')).toBe(expected);
});
