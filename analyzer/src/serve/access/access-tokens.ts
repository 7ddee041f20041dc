import { createHash, timingSafeEqual } from 'node:crypto';

export type Scope = 'read' | 'capture';

/** Hashes of the tokens, which are of equal length whatever the tokens are. */
export class AccessTokens {
  readonly #read: Buffer | undefined;
  readonly #capture: Buffer | undefined;

  constructor({
    read,
    capture,
  }: { readonly read?: string | undefined; readonly capture?: string | undefined }) {
    this.#read = read === undefined ? undefined : hash(read);
    this.#capture = capture === undefined ? undefined : hash(capture);
  }

  get needsToken(): boolean {
    return this.#read !== undefined;
  }

  get canCapture(): boolean {
    return this.#capture !== undefined;
  }

  /** What the holder of the token may do; the capture token may read as well. Takes the same time for every token. */
  scopesOf(token: string | undefined): ReadonlySet<Scope> {
    const given = hash(token ?? '');
    const isCapture = this.#capture !== undefined && timingSafeEqual(given, this.#capture);
    const isRead = this.#read !== undefined && timingSafeEqual(given, this.#read);
    const scopes = new Set<Scope>();
    if (isCapture) scopes.add('capture');
    if (isCapture || isRead || this.#read === undefined) scopes.add('read');
    return scopes;
  }
}

/** The token of an `Authorization` header. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(header ?? '')?.[1];
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
