import { createHash, timingSafeEqual } from 'node:crypto';

/** What a token may do, by scope. */
export const SCOPE_MEANINGS = {
  read: 'See what there is: snapshots that are redacted and their meta, listeners.',
  capture: 'Capture, which pauses the process, and delete.',
  raw: 'Capture and read what is not redacted: all that the process knows.',
  force: 'Pass a refusal for want of memory. The process may die of it.',
} as const;
export type Scope = keyof typeof SCOPE_MEANINGS;

/** Who may do what; the token itself is not kept. */
export interface AccessToken {
  /** Stands in the audit log. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** SHA-256 of the token: digests are of one length, as `timingSafeEqual` wants. */
  readonly digest: Buffer;
}

/** The text holds no tokens; the message names the line and never a token. */
export class AccessTokenError extends Error {
  override readonly name = 'AccessTokenError';
}

const NAME = /^[\w.-]{1,40}$/;
/** Long enough not to be guessed, and able to stand in a header. */
const TOKEN = /^[\x21-\x7e]{16,}$/;
const SOLE_SCOPES: readonly Scope[] = ['read', 'capture'];

/**
 * Reads tokens: a line each, `name scope,scope token`; empty lines and lines that begin with `#` are passed over. A
 * text of one word is one token with the name `token` and the scopes `read` and `capture`.
 * @throws AccessTokenError
 */
export function parseAccessTokens(text: string): readonly AccessToken[] {
  const lines = text
    .split('\n')
    .map((line, i) => ({ words: line.trim().split(/\s+/), number: i + 1 }))
    .filter(({ words: [first = ''] }) => first !== '' && !first.startsWith('#'));
  const [sole, second] = lines;
  if (sole === undefined) throw new AccessTokenError('there is no token');
  if (sole.words.length === 1 && second === undefined) {
    return [accessToken('token', SOLE_SCOPES, sole.words[0] ?? '', sole.number)];
  }
  const tokens = lines.map(({ words: [name = '', scopes = '', token = '', ...rest], number }) => {
    if (token === '' || rest.length > 0) {
      throw new AccessTokenError(`line ${number} wants three words: name scope,scope token`);
    }
    return accessToken(name, scopes.split(','), token, number);
  });
  for (const unique of [
    ({ name }: AccessToken) => name,
    ({ digest }: AccessToken) => digest.toString('hex'),
  ]) {
    if (new Set(tokens.map(unique)).size < tokens.length) {
      throw new AccessTokenError('two lines have the same name or the same token');
    }
  }
  return tokens;
}

/** Who sent the `Authorization` header. Takes the same time whichever token it is, and wherever it differs from one. */
export function findCaller(
  authorization: string | undefined,
  tokens: readonly AccessToken[],
): AccessToken | undefined {
  const given = digestOf(/^Bearer +([\x21-\x7e]+) *$/i.exec(authorization ?? '')?.[1] ?? '');
  let caller: AccessToken | undefined;
  for (const token of tokens) if (timingSafeEqual(given, token.digest)) caller = token;
  return caller;
}

function accessToken(name: string, scopes: readonly string[], token: string, line: number): AccessToken {
  if (!NAME.test(name)) {
    throw new AccessTokenError(`the name in line ${line} wants 1 to 40 letters, digits or signs of ._-`);
  }
  if (!scopes.every(isScope)) {
    throw new AccessTokenError(
      `the scopes in line ${line} want to be of ${Object.keys(SCOPE_MEANINGS).join(', ')}, apart by commas`,
    );
  }
  if (!TOKEN.test(token)) {
    throw new AccessTokenError(`the token in line ${line} wants at least 16 characters, no spaces`);
  }
  return { name, scopes: new Set(scopes), digest: digestOf(token) };
}

function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPE_MEANINGS, text);
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
