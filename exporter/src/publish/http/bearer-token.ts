import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether the `Authorization` header carries the token. Takes the same time wherever the two differ. */
export function hasBearerToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

/** Digests are of one length, as `timingSafeEqual` wants. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
