import { expect, test } from 'vitest';
import { Placeholder } from './placeholder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('equal texts look equal, other texts and other keys do not', () => {
  const placeholder = new Placeholder(new Uint8Array(16).fill(1));
  const first = placeholder.of('string', bytes('secret'));
  expect(first).toMatch(/^string:6:[0-9a-f]{16}$/);
  expect(placeholder.of('string', bytes('another text, which is longer'))).not.toBe(first);
  expect(placeholder.of('string', bytes('secret'))).toBe(first);
  expect(new Placeholder(new Uint8Array(16).fill(2)).of('string', bytes('secret'))).not.toBe(first);
});

test('a text of any length has a place', () => {
  const placeholder = new Placeholder();
  expect(placeholder.of('name', bytes('x'.repeat(5000)))).toMatch(/^name:5000:/);
  expect(placeholder.of('name', bytes('x'))).toMatch(/^name:1:/);
});

test.each([
  ['plain', 'abc', 3],
  ['escaped', 'a\\nb\\"c\\u00e9', 6],
  ['UTF-8', 'é€', 2],
  ['a pair of UTF-16 units', '😀', 2],
  ['nothing', '', 0],
])('counts UTF-16 units: %s', (_, text, length) => {
  expect(new Placeholder().of('string', bytes(text))).toMatch(new RegExp(`^string:${length}:`));
});
