import { describe, expect, test } from 'vitest';
import { AccessTokenError, findCaller, parseAccessTokens } from './access-tokens.ts';

const FIRST = 'the-first-token-of-all';
const SECOND = 'the-second-token-of-all';
const TEXT = `# who may do what\n\ngrafana  read ${FIRST}\r\non-call read,capture,raw,force ${SECOND}\n`;
const namesAndScopes = (text: string) =>
  parseAccessTokens(text).map(({ name, scopes }) => [name, [...scopes].join()]);

test('a line each, comments and empty lines aside', () => {
  expect(namesAndScopes(TEXT)).toEqual([
    ['grafana', 'read'],
    ['on-call', 'read,capture,raw,force'],
  ]);
});

test('one word is one token that reads and captures', () => {
  expect(namesAndScopes(`\n ${FIRST} \n`)).toEqual([['token', 'read,capture']]);
});

test.each([
  ['', 'there is no token'],
  ['# nothing', 'there is no token'],
  ['short', 'line 1 wants at least 16'],
  [`${FIRST}\n${SECOND}`, 'line 1 wants three words'],
  [`a read ${FIRST} more`, 'line 1 wants three words'],
  [`\na read,write ${FIRST}`, 'scopes in line 2'],
  [`a  ${FIRST}`, 'line 1 wants three words'],
  [`a/b read ${FIRST}`, 'name in line 1'],
  [`a read ${FIRST}\na read ${SECOND}`, 'same name or the same token'],
  [`a read ${FIRST}\nb read ${FIRST}`, 'same name or the same token'],
])('%j is refused, and no token is in the message', (text, words) => {
  let message = '';
  try {
    parseAccessTokens(text);
  } catch (error) {
    expect(error).toBeInstanceOf(AccessTokenError);
    message = String(error);
  }
  expect(message).toContain(words);
  expect(message).not.toMatch(/first-token|second-token/);
});

describe('findCaller', () => {
  const tokens = parseAccessTokens(TEXT);

  test('names the one whose token it is', () => {
    expect(findCaller(`Bearer ${FIRST}`, tokens)?.name).toBe('grafana');
    expect(findCaller(`bearer  ${SECOND} `, tokens)?.name).toBe('on-call');
  });

  test.each([
    undefined,
    '',
    'Bearer ',
    FIRST,
    `Basic ${FIRST}`,
    `Bearer ${FIRST.slice(0, -1)}`,
    `Bearer ${FIRST}x`,
    `Bearer ${FIRST.toUpperCase()}`,
    `Bearer ${FIRST} ${SECOND}`,
    `Bearer ${FIRST}, Bearer ${SECOND}`,
  ])('%j is nobody', (authorization) => {
    expect(findCaller(authorization, tokens)).toBeUndefined();
  });

  test('compares digests of one length, and all of them: neither the place nor the token shows in the time', () => {
    let compared = 0;
    const watched = tokens.map((token) => ({
      ...token,
      get digest() {
        compared++;
        return token.digest;
      },
    }));
    findCaller(`Bearer ${FIRST}`, watched);
    expect(compared).toBe(tokens.length);
    expect(new Set(tokens.map(({ digest }) => digest.length))).toEqual(new Set([32]));
  });
});
