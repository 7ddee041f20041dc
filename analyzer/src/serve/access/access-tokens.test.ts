import { expect, test } from 'vitest';
import { AccessTokens, bearerToken } from './access-tokens.ts';

test.each([
  ['both', { read: 'r', capture: 'c' }, 'r', ['read']],
  ['both', { read: 'r', capture: 'c' }, 'c', ['capture', 'read']],
  ['both', { read: 'r', capture: 'c' }, 'x', []],
  ['both', { read: 'r', capture: 'c' }, undefined, []],
  ['a capture token', { capture: 'c' }, undefined, ['read']],
  ['a capture token', { capture: 'c' }, 'c', ['capture', 'read']],
  ['none', {}, undefined, ['read']],
  ['none', {}, '', ['read']],
])('with %s', (_, tokens, token, scopes) => {
  expect([...new AccessTokens(tokens).scopesOf(token)]).toEqual(scopes);
});

test('reads the token of a header', () => {
  expect(bearerToken('Bearer abc')).toBe('abc');
  expect(bearerToken('bearer  a=b.c ')).toBe('a=b.c');
  for (const header of [undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b', 'xBearer a']) {
    expect(bearerToken(header)).toBeUndefined();
  }
});
