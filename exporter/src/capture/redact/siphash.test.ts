import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEY_BYTES, SipHash } from './siphash.ts';

const WORD = 2n ** 64n - 1n;
const counting = (length: number) => Uint8Array.from({ length }, (_, at) => at);

function digestOf(key: Uint8Array, bytes: Uint8Array, start = 0, end = bytes.length): string {
  const hash = new SipHash(key);
  hash.digest(bytes, start, end);
  return [hash.high, hash.low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** As the paper writes it, in whole words. */
function slowDigest(key: Uint8Array, message: Uint8Array): string {
  const wordAt = (bytes: Uint8Array, at: number) =>
    [...bytes.subarray(at, at + 8)].reduce(
      (word, byte, place) => word | (BigInt(byte) << BigInt(8 * place)),
      0n,
    );
  const turn = (word: bigint, by: bigint) => ((word << by) | (word >> (64n - by))) & WORD;
  const [k0, k1] = [wordAt(key, 0), wordAt(key, 8)];
  let v0 = k0 ^ 0x736f6d6570736575n;
  let v1 = k1 ^ 0x646f72616e646f6dn;
  let v2 = k0 ^ 0x6c7967656e657261n;
  let v3 = k1 ^ 0x7465646279746573n;
  const round = () => {
    v0 = (v0 + v1) & WORD;
    v1 = turn(v1, 13n) ^ v0;
    v0 = turn(v0, 32n);
    v2 = (v2 + v3) & WORD;
    v3 = turn(v3, 16n) ^ v2;
    v0 = (v0 + v3) & WORD;
    v3 = turn(v3, 21n) ^ v0;
    v2 = (v2 + v1) & WORD;
    v1 = turn(v1, 17n) ^ v2;
    v2 = turn(v2, 32n);
  };
  const padded = new Uint8Array((Math.floor(message.length / 8) + 1) * 8);
  padded.set(message);
  padded[padded.length - 1] = message.length;
  for (let at = 0; at < padded.length; at += 8) {
    const word = wordAt(padded, at);
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }
  v2 ^= 0xffn;
  for (let times = 0; times < 4; times++) round();
  return (v0 ^ v1 ^ v2 ^ v3).toString(16).padStart(16, '0');
}

// Aumasson and Bernstein's own, of the key 00 01 … 0f and of messages 00 01 …
test.each([
  [0, '726fdb47dd0e0e31'],
  [1, '74f839c593dc67fd'],
  [7, 'ab0200f58b01d137'],
  [8, '93f5f5799a932462'],
  [15, 'a129ca6149be45e5'],
])('gives what the paper gives: %i bytes', (length, digest) => {
  expect(digestOf(counting(KEY_BYTES), counting(length))).toBe(digest);
});

test('gives what the slow twin gives, wherever the bytes stand', () => {
  const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
  const keys = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES });
  fc.assert(
    fc.property(keys, bytes(20), bytes(300), bytes(20), (key, before, message, behind) => {
      const all = Uint8Array.from([...before, ...message, ...behind]);
      expect(digestOf(key, all, before.length, before.length + message.length)).toBe(
        slowDigest(key, message),
      );
    }),
  );
});

test('a key of another length is refused', () => {
  expect(() => new SipHash(new Uint8Array(32))).toThrow('the key has 32 bytes: expected 16');
});
